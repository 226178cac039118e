//! The content model of QDA-XML 1.0 as a table.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Which of the two kinds of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Schema {
    Project,
    Codebook,
}

/// An element: its name, its attributes (`!` where the schema asks for one), and its children in order, each with how
/// often it may stand there (nothing for once). `a:B` is an element `a` that is made like `B`.
type Row = (&'static str, &'static str, &'static str);

const AUDIT: &str =
    "creatingUser?guid creationDateTime?dateTime modifyingUser?guid modifiedDateTime?dateTime";
const MEDIA: &str = "guid!guid name?string path?string currentPath?string";

const PROJECT: &[Row] = &[
    (
        "Project",
        "name!string origin?string creatingUserGUID?guid creationDateTime?dateTime modifyingUserGUID?guid modifiedDateTime?dateTime basePath?string",
        "Users? CodeBook? Variables? Cases? Sources? Notes? Links? Sets? Graphs? Description:string? NoteRef:Ref*",
    ),
    ("Users", "", "User+"),
    ("User", "guid!guid name?string id?string", ""),
    ("CodeBook", "", "Codes"),
    ("Codes", "", "Code+"),
    (
        "Code",
        "guid!guid name!string isCodable!boolean color?color",
        "Description:string? NoteRef:Ref* Code*",
    ),
    ("Variables", "", "Variable+"),
    (
        "Variable",
        "guid!guid name!string typeOfVariable!kind",
        "Description:string?",
    ),
    ("Cases", "", "Case+"),
    (
        "Case",
        "guid!guid name?string",
        "Description:string? CodeRef:Ref* VariableValue* SourceRef:Ref* SelectionRef:Ref*",
    ),
    (
        "VariableValue",
        "",
        "VariableRef:Ref TextValue:string|BooleanValue:boolean|IntegerValue:integer|FloatValue:decimal|DateValue:date|DateTimeValue:dateTime?",
    ),
    (
        "Sources",
        "",
        "TextSource|PictureSource|PDFSource|AudioSource|VideoSource+",
    ),
    (
        "TextSource",
        "guid!guid name?string richTextPath?string plainTextPath?string AUDIT",
        "Description:string? PlainTextContent:string? PlainTextSelection* Coding* NoteRef:Ref* VariableValue*",
    ),
    (
        "PlainTextSelection",
        "guid!guid name?string startPosition!integer endPosition!integer AUDIT",
        "Description:string? Coding* NoteRef:Ref*",
    ),
    (
        "Coding",
        "guid!guid creatingUser?guid creationDateTime?dateTime",
        "CodeRef:Ref NoteRef:Ref*",
    ),
    (
        "PictureSource",
        "MEDIA AUDIT",
        "Description:string? TextDescription:TextSource? PictureSelection* Coding* NoteRef:Ref* VariableValue*",
    ),
    (
        "PictureSelection",
        "guid!guid name?string firstX!integer firstY!integer secondX!integer secondY!integer AUDIT",
        "Description:string? Coding* NoteRef:Ref*",
    ),
    (
        "PDFSource",
        "MEDIA AUDIT",
        "Description:string? PDFSelection* Representation:TextSource? Coding* NoteRef:Ref* VariableValue*",
    ),
    (
        "PDFSelection",
        "guid!guid name?string page!integer firstX!integer firstY!integer secondX!integer secondY!integer AUDIT",
        "Description:string? Representation:TextSource? Coding* NoteRef:Ref*",
    ),
    (
        "AudioSource",
        "MEDIA AUDIT",
        "Description:string? Transcript* AudioSelection:TimeSelection* Coding* NoteRef:Ref* VariableValue*",
    ),
    (
        "VideoSource",
        "MEDIA AUDIT",
        "Description:string? Transcript* VideoSelection:TimeSelection* Coding* NoteRef:Ref* VariableValue*",
    ),
    (
        "TimeSelection",
        "guid!guid name?string begin!integer end!integer AUDIT",
        "Description:string? Coding* NoteRef:Ref*",
    ),
    (
        "Transcript",
        "guid!guid name?string richTextPath?string plainTextPath?string AUDIT",
        "Description:string? PlainTextContent:string? SyncPoint* TranscriptSelection* NoteRef:Ref*",
    ),
    ("SyncPoint", "guid!guid timeStamp?integer position?integer", ""),
    (
        "TranscriptSelection",
        "guid!guid name?string fromSyncPoint?guid toSyncPoint?guid AUDIT",
        "Description:string? Coding* NoteRef:Ref*",
    ),
    ("Notes", "", "Note:TextSource+"),
    ("Links", "", "Link+"),
    (
        "Link",
        "guid!guid name?string direction?direction color?color originGUID?guid targetGUID?guid",
        "NoteRef:Ref*",
    ),
    ("Sets", "", "Set+"),
    (
        "Set",
        "guid!guid name!string",
        "Description:string? MemberCode:Ref* MemberSource:Ref* MemberNote:Ref*",
    ),
    ("Graphs", "", "Graph+"),
    ("Graph", "guid!guid name?string", "Vertex* Edge*"),
    (
        "Vertex",
        "guid!guid representedGUID?guid name?string firstX!integer firstY!integer secondX?integer secondY?integer shape?shape color?color",
        "",
    ),
    (
        "Edge",
        "guid!guid representedGUID?guid name?string sourceVertex!guid targetVertex!guid color?color direction?direction lineStyle?line",
        "",
    ),
    ("Ref", "targetGUID!guid", ""),
];

const CODEBOOK: &[Row] = &[
    ("CodeBook", "origin?string", "Codes Sets?"),
    ("Codes", "", "Code+"),
    (
        "Code",
        "guid!guid name!string isCodable!boolean color?color",
        "Description:string? Code*",
    ),
    ("Sets", "", "Set+"),
    (
        "Set",
        "guid!guid name!string",
        "Description:string? MemberCode:Member*",
    ),
    ("Member", "guid!guid", ""),
];

/// What a value must look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    Guid,
    Instant,
    Date,
    Boolean,
    Integer,
    Decimal,
    Colour,
    OneOf(&'static [&'static str]),
}

impl Form {
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "string" => Self::Text,
            "guid" => Self::Guid,
            "dateTime" => Self::Instant,
            "date" => Self::Date,
            "boolean" => Self::Boolean,
            "integer" => Self::Integer,
            "decimal" => Self::Decimal,
            "color" => Self::Colour,
            "kind" => Self::OneOf(&["Text", "Boolean", "Integer", "Float", "Date", "DateTime"]),
            "direction" => Self::OneOf(&["Associative", "OneWay", "Bidirectional"]),
            "line" => Self::OneOf(&["dotted", "dashed", "solid"]),
            "shape" => Self::OneOf(&[
                "Person",
                "Oval",
                "Rectangle",
                "RoundedRectangle",
                "Star",
                "LeftTriangle",
                "RightTriangle",
                "UpTriangle",
                "DownTriangle",
                "Note",
            ]),
            _ => return None,
        })
    }
}

/// One place in the order of children.
pub(crate) struct Step {
    /// The elements that may stand here, each with what it is made like.
    pub(crate) names: Vec<(&'static str, &'static str)>,
    pub(crate) is_needed: bool,
    pub(crate) is_many: bool,
}

/// What may stand in an element.
pub(crate) struct Model {
    /// Each attribute, whether it is needed, and its form.
    pub(crate) attributes: Vec<(&'static str, bool, Form)>,
    pub(crate) steps: Vec<Step>,
}

/// The models by the names of what is made like them.
pub(crate) type Models = BTreeMap<&'static str, Model>;

pub(crate) fn models(schema: Schema) -> &'static Models {
    static MADE: OnceLock<[Models; 2]> = OnceLock::new();
    let [project, codebook] = MADE.get_or_init(|| [made(PROJECT), made(CODEBOOK)]);
    match schema {
        Schema::Project => project,
        Schema::Codebook => codebook,
    }
}

fn made(rows: &[Row]) -> Models {
    let attributes = |written: &'static str| {
        let parts = written.split(' ').flat_map(|part| match part {
            "AUDIT" => AUDIT.split(' '),
            "MEDIA" => MEDIA.split(' '),
            part => part.split(' '),
        });
        let read = parts.filter_map(|part| {
            let at = part.find(['!', '?'])?;
            let form = Form::named(&part[at + 1..])?;
            Some((&part[..at], part[at..].starts_with('!'), form))
        });
        read.collect()
    };
    let step = |part: &'static str| {
        let bare = part.trim_end_matches(['?', '*', '+']);
        let names = bare
            .split('|')
            .map(|one| one.split_once(':').unwrap_or((one, one)));
        Step {
            names: names.collect(),
            is_needed: !part.ends_with(['?', '*']),
            is_many: part.ends_with(['*', '+']),
        }
    };
    let model = |&(name, written, children): &Row| {
        let steps = children.split(' ').filter(|part| !part.is_empty()).map(step);
        let model = Model {
            attributes: attributes(written),
            steps: steps.collect(),
        };
        (name, model)
    };
    rows.iter().map(model).collect()
}

/// A name of the format without a copy of its own, or any other with one: hundreds of thousands are the same few.
pub(crate) fn known(name: &str) -> Cow<'static, str> {
    static NAMES: OnceLock<std::collections::BTreeSet<&'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let models = models(Schema::Project).values();
        models
            .flat_map(|model| {
                let children = model
                    .steps
                    .iter()
                    .flat_map(|step| step.names.iter().map(|(name, _)| *name));
                let attributes = model.attributes.iter().map(|(name, _, _)| *name);
                children.chain(attributes)
            })
            .collect()
    });
    match names.get(name) {
        Some(name) => Cow::Borrowed(name),
        None => Cow::Owned(name.to_owned()),
    }
}

pub(crate) fn is_number(written: &str, with_point: bool) -> bool {
    let digits = written.strip_prefix(['+', '-']).unwrap_or(written);
    let bare = match with_point {
        true => digits.replacen('.', "", 1),
        false => digits.to_owned(),
    };
    !bare.is_empty() && bare.bytes().all(|sign| sign.is_ascii_digit())
}

pub(crate) fn is_colour(written: &str) -> bool {
    let digits = written.strip_prefix('#').unwrap_or_default();
    matches!(digits.len(), 3 | 6) && digits.bytes().all(|sign| sign.is_ascii_hexdigit())
}
