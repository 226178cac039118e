//! Why a command did not do what was asked: a refusal that the person can act on, or a fault of the machine.

use documents::{RenderError, WriteError, WriteFault};
use measuring::cube::{MergeRefusal, SavedCubeFault};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vocabulary::Message;

/// Why a command stopped. Nothing half-done is left behind.
#[derive(Debug)]
pub enum Fault {
    /// The file cannot be read as it is; intake says why and what to do.
    Intake(intake::Refusal),
    /// Something the person can act on, as a message.
    Refused(Message),
    /// The report could not be written.
    Write(WriteError),
    /// A cube could not be read or written.
    Cube(PathBuf, SavedCubeFault),
    /// Cubes do not belong together.
    Merge(PathBuf, MergeRefusal),
    /// The report could not be rendered: a bug in Wieg.
    Render(RenderError),
    /// The database or the machine under the site.
    Site(String),
}

impl Fault {
    /// A refusal with one value.
    pub fn refused(key: &str, name: &str, value: impl Into<vocabulary::Argument>) -> Self {
        Self::Refused(Message::new(key).with(name, value))
    }

    /// What is told.
    pub fn message(&self) -> Message {
        match self {
            Self::Intake(refusal) => refusal.message(),
            Self::Refused(message) => message.clone(),
            Self::Write(error) => write_message(error.fault, &error.path),
            Self::Cube(path, fault) => {
                let key = match fault {
                    SavedCubeFault::File(_) => "wieg-cube-file",
                    SavedCubeFault::NotACube(_) => "wieg-cube-not-a-cube",
                    SavedCubeFault::Layout(_) => "wieg-cube-layout",
                };
                Message::new(key).with("path", path.display().to_string())
            }
            Self::Merge(path, refusal) => {
                let (key, what) = match refusal {
                    MergeRefusal::SchemaVersion => ("wieg-merge-schema", String::new()),
                    MergeRefusal::Definition { id } => ("wieg-merge-definition", id.clone()),
                    MergeRefusal::Context { what } => ("wieg-merge-context", (*what).to_owned()),
                    MergeRefusal::Tables => ("wieg-merge-tables", String::new()),
                    MergeRefusal::Simulated => ("wieg-merge-simulated", String::new()),
                };
                Message::new(key)
                    .with("path", path.display().to_string())
                    .with("what", what)
            }
            Self::Render(error) => Message::new("wieg-render").with("text", error.to_string()),
            Self::Site(text) => Message::new("wieg-site-fault").with("text", text.as_str()),
        }
    }

    /// 2 for what the person can act on, 1 for what went wrong in the machine.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::Intake(_) | Self::Refused(_) | Self::Merge(..) => ExitCode::from(2),
            Self::Write(_) | Self::Cube(..) | Self::Render(_) | Self::Site(_) => ExitCode::FAILURE,
        }
    }
}

fn write_message(fault: WriteFault, path: &Path) -> Message {
    let key = match fault {
        WriteFault::NotWritable => "wieg-write-not-writable",
        WriteFault::DiskFull => "wieg-write-disk-full",
        WriteFault::NotAFolder => "wieg-write-not-a-folder",
        WriteFault::NotOurs => "wieg-write-not-ours",
        _ => "wieg-write-other",
    };
    Message::new(key).with("path", path.display().to_string())
}

impl From<intake::Refusal> for Fault {
    fn from(refusal: intake::Refusal) -> Self {
        Self::Intake(refusal)
    }
}

impl From<explore::Refusal> for Fault {
    fn from(refusal: explore::Refusal) -> Self {
        Self::Refused(refusal.message())
    }
}

impl From<database::Fault> for Fault {
    fn from(fault: database::Fault) -> Self {
        Self::Site(fault.to_string())
    }
}

impl From<WriteError> for Fault {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

impl From<RenderError> for Fault {
    fn from(error: RenderError) -> Self {
        Self::Render(error)
    }
}
