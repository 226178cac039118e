//! Turns the parameter table into a struct with one documented field per parameter.
//!
//! A parameter without source, year or label stops the build here, with its line.

#![expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script where to read and write by the environment"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

#[path = "src/parameters/table.rs"]
#[allow(dead_code, reason = "the crate uses more of this file than the build does")]
mod table;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=params.toml");
    println!("cargo::rerun-if-changed=src/parameters/table.rs");
    println!("cargo::rerun-if-changed=build.rs");
    let text = fs::read_to_string("params.toml")?;
    let rows = match table::read(&text) {
        Ok(rows) => rows,
        Err(faults) => {
            for fault in &faults {
                println!(
                    "cargo::error=params.toml:{}: {} {}",
                    fault.line, fault.name, fault.wrong
                );
            }
            return Err(io::Error::other(format!(
                "params.toml has {} mistakes",
                faults.len()
            )));
        }
    };
    let out = Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("parameters.rs");
    fs::write(out, code(&rows).map_err(io::Error::other)?)
}

fn code(rows: &[table::Row]) -> Result<String, std::fmt::Error> {
    let mut fields = String::new();
    let mut defaults = String::new();
    let mut slots = String::new();
    let mut slots_mut = String::new();
    for row in rows {
        let name = &row.name;
        let (form, value, slice) = match &row.default {
            table::Values::One(value) => ("f64".to_owned(), format!("{value:?}"), "std::slice::from_"),
            table::Values::List(values) => (format!("[f64; {}]", values.len()), format!("{values:?}"), ""),
        };
        writeln!(
            fields,
            "    /// {} Unit: {}. [{}]",
            row.en,
            row.unit,
            row.label.code()
        )?;
        writeln!(fields, "    pub {name}: {form},")?;
        writeln!(defaults, "            {name}: {value},")?;
        if slice.is_empty() {
            writeln!(slots, "            (\"{name}\", &self.{name}),")?;
            writeln!(slots_mut, "            \"{name}\" => Some(&mut self.{name}),")?;
        } else {
            writeln!(slots, "            (\"{name}\", {slice}ref(&self.{name})),")?;
            writeln!(
                slots_mut,
                "            \"{name}\" => Some({slice}mut(&mut self.{name})),"
            )?;
        }
    }
    let number = rows.len();
    Ok(format!(
        "/// The value of every parameter; `params.toml` says what each is and where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameters {{
{fields}}}

impl Default for Parameters {{
    fn default() -> Self {{
        Self {{
{defaults}        }}
    }}
}}

impl Parameters {{
    /// Every name with its values, in the order of the table.
    #[must_use]
    pub fn slots(&self) -> [(&'static str, &[f64]); {number}] {{
        [
{slots}        ]
    }}

    fn slot_mut(&mut self, name: &str) -> Option<&mut [f64]> {{
        match name {{
{slots_mut}            _ => None,
        }}
    }}
}}
"
    ))
}
