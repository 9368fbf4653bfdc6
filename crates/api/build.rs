//! New files among texts, templates and assets are seen only when the build looks at their folders.

fn main() {
    for folder in ["locales", "templates", "assets", "../../criteria/calendars"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
