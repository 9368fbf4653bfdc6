//! The server through its router, without a socket.

mod frame;
mod house;
