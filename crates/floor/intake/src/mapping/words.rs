//! The words a mapping may use, per section.

pub(super) const TOP: &[&str] = &[
    "version",
    "sector",
    "file",
    "source",
    "cohort",
    "school_year",
    "school",
    "columns",
    "background",
    "purpose",
];
pub(super) const FILE: &[&str] = &[
    "name",
    "delimiter",
    "quote",
    "encoding",
    "decimal",
    "header",
    "skip_rows",
    "date_format",
    "sheet",
    "missing",
];
pub(super) const SOURCE: &[&str] = &["title", "origin", "licence", "year", "note"];
pub(super) const FIXED: &[&str] = &["fixed"];
pub(super) const FIXED_SCHOOL: &[&str] = &["fixed", "name"];
pub(super) const COLUMN: &[&str] = &["role", "values"];
pub(super) const PUPIL: &[&str] = &["role", "within"];
pub(super) const LEVEL: &[&str] = &["role", "values", "study_year"];
pub(super) const IGNORED: &[&str] = &["role", "reason"];
pub(super) const TEST: &[&str] = &[
    "role",
    "test",
    "use",
    "label",
    "unit",
    "decimals",
    "range",
    "band",
    "provider",
    "reliability",
];
pub(super) const RELIABILITY: &[&str] = &["low", "high", "population"];
pub(super) const LABEL: &[&str] = &["nl", "en"];
pub(super) const BACKGROUND: &[&str] = &[
    "id", "label", "columns", "combine", "classes", "measure", "unknown",
];
pub(super) const MEASURE: &[&str] = &["decimals", "unit"];
pub(super) const CLASS: &[&str] = &["code", "label", "values", "up_to"];
pub(super) const PURPOSE: &[&str] = &["columns", "text"];
