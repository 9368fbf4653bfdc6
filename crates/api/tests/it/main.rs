//! The server through its router, without a socket.

mod browser;
mod forged;
mod frame;
mod house;
mod signing_in;
