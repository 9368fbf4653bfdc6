//! The server through its router, without a socket.

mod browser;
mod demo;
mod forged;
mod frame;
mod house;
mod signing_in;
