//! Workbooks as they come, and as nobody should send them.

mod archive;
mod build;
mod csv;
mod hostile;
mod kinds;
mod ods;
mod property;
mod show;
mod xls;
mod xlsb;
mod xlsx;
