//! The server through its router, without a socket.

mod forged;
mod browser;
mod frame;
mod house;
mod signing_in;
