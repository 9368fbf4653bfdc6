//! How much of a file is read before it is refused.

/// The bounds within which a file is read. What lies beyond is a finding, never a crash.
///
/// The defaults keep every file, however it is made, under 256 MB of memory and 10 s.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself.
    pub bytes_file: u64,
    /// Parts (entries) of the package.
    pub parts: usize,
    /// Bytes of all parts together once unpacked: as declared, and as counted while unpacking.
    pub bytes_unpacked: u64,
    /// How many times larger than packed a part of more than 16 MB may be.
    pub ratio: u64,
    /// Bytes between two tags of the XML, or of one binary record: what has to be held at once.
    pub bytes_token: usize,
    /// Bytes of an unpacked part that is kept unpacked, because all sheets stand in it (`.ods`).
    /// Above, each sheet unpacks it anew, as long as that comes to no more than 16 times [`Limits::bytes_held`].
    pub bytes_held: usize,
    /// Cells of a sheet that is held whole, and of a workbook of the kinds that repeat cells (`.ods`).
    pub cells: u64,
    /// Memory, in bytes, that the cells of a sheet held whole may take.
    pub bytes_grid: u64,
    /// Memory, in bytes, that the shared strings of a workbook may take.
    pub bytes_strings: u64,
    /// Entries of the table of cell styles; Excel itself ends at 65,490.
    pub styles: usize,
    /// Sheets.
    pub sheets: usize,
    /// Characters of a cell; Excel itself ends at 32,767.
    pub text: usize,
    /// How many findings of one code a sheet gives before the rest is only counted.
    pub findings_per_code: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes_file: 64 << 20,
            parts: 20_000,
            bytes_unpacked: 384 << 20,
            ratio: 250,
            bytes_token: 4 << 20,
            bytes_held: 48 << 20,
            cells: 4_000_000,
            bytes_grid: 136 << 20,
            bytes_strings: 48 << 20,
            styles: 65_536,
            sheets: 4_096,
            text: 32_767,
            findings_per_code: 20,
        }
    }
}
