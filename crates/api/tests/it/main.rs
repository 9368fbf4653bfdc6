//! The server through its router, without a socket.

mod administering;
mod browser;
mod demo;
mod forged;
mod frame;
mod gate;
mod house;
mod inside;
mod self_scoring;
mod openapi;
mod signing_in;
mod sockets;
