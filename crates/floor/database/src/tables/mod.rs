//! The tables that all rooms share, one file each. What each column holds stands beside it.

pub mod audit_entry;
pub mod audit_head;
pub mod coder_done;
pub mod import;
pub mod interview;
pub mod letter;
pub mod link;
pub mod note;
pub mod organisation;
pub mod outside_account;
pub mod outside_role;
pub mod panel;
pub mod person;
pub mod released_count;
pub mod respondent;
pub mod role_held;
pub mod round;
pub mod round_board;
pub mod segment;
pub mod session;
pub mod sign_in_failure;
pub mod study;
pub mod study_code;
pub mod survey;
pub mod survey_answer;
