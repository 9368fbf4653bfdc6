//! The server through its router, without a socket.

mod administering;
mod bounds;
mod browser;
mod chair;
mod demo;
mod forged;
mod frame;
mod gate;
mod house;
mod inside;
mod kept;
mod logged;
mod openapi;
mod publishing;
mod self_scoring;
mod sets;
mod sets_by_day;
mod signing_in;
mod small_cells;
mod sockets;
mod surveys;
mod versions;
mod why;
