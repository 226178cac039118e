//! What a role may do, and how far that reaches: one table, from which the doors work and the manual is made.

use database::organisations::Kind;
use database::roles::Role;

/// Something that not everybody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// See the figures of an organisation.
    SeeFigures,
    /// Read in a list of pupils, and take it back.
    ReadInList,
    /// See which lists are held, and until when.
    SeeWhatIsHeld,
    /// Make accounts and give roles.
    ManagePeople,
    /// See what was done by whom.
    SeeLog,
    /// See who signed in when.
    SeeSignIns,
    /// Begin rounds in which boards count together, and see their sums.
    GatherSums,
    /// Give the counts of a board to a round, and see its sum.
    GiveToSums,
    /// Write beside the figures what they mean here.
    WriteWords,
    /// Check letters to parents, and see those that are kept.
    CheckLetters,
    /// Keep interviews of people who were heard, code them, and see what comes out.
    HearVoices,
    /// Hold evenings, seat people, and follow agreements.
    HoldEvenings,
    /// Set goals with the team, write visits to lessons down, and bring ideas, which who holds evenings answers.
    LearnAsTeam,
    /// Look up what may be done, and what is known of it.
    SeeKnowledge,
    /// Write down what is done already, and whether it worked.
    TakeStock,
    /// See what is done already, with what it takes.
    SeeStock,
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 16] = [
        Self::SeeFigures,
        Self::ReadInList,
        Self::SeeWhatIsHeld,
        Self::ManagePeople,
        Self::SeeLog,
        Self::SeeSignIns,
        Self::GatherSums,
        Self::GiveToSums,
        Self::WriteWords,
        Self::CheckLetters,
        Self::HearVoices,
        Self::HoldEvenings,
        Self::LearnAsTeam,
        Self::SeeKnowledge,
        Self::TakeStock,
        Self::SeeStock,
    ];

    /// Its name in texts and in the manual.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SeeFigures => "see-figures",
            Self::ReadInList => "read-in-list",
            Self::SeeWhatIsHeld => "see-what-is-held",
            Self::ManagePeople => "manage-people",
            Self::SeeLog => "see-log",
            Self::SeeSignIns => "see-sign-ins",
            Self::GatherSums => "gather-sums",
            Self::GiveToSums => "give-to-sums",
            Self::WriteWords => "write-words",
            Self::CheckLetters => "check-letters",
            Self::HearVoices => "hear-voices",
            Self::HoldEvenings => "hold-evenings",
            Self::LearnAsTeam => "learn-as-team",
            Self::SeeKnowledge => "see-knowledge",
            Self::TakeStock => "take-stock",
            Self::SeeStock => "see-stock",
        }
    }
}

/// How far a permission reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Only the organisation where the role is held.
    Here,
    /// That organisation and all under it.
    HereAndBelow,
}

/// Whether a role has a permission, and how far it reaches.
///
/// The administrator keeps the installation going and sees no figures; a region sees its own page, which holds sums,
/// and never the pages of its boards.
#[must_use]
pub fn reach(role: Role, permission: Permission) -> Option<Reach> {
    use Permission::{
        CheckLetters, GatherSums, GiveToSums, HearVoices, HoldEvenings, LearnAsTeam, ManagePeople,
        ReadInList, SeeFigures, SeeKnowledge, SeeLog, SeeSignIns, SeeStock, SeeWhatIsHeld, TakeStock,
        WriteWords,
    };
    use Reach::{Here, HereAndBelow};
    match (role, permission) {
        (Role::Administrator, ManagePeople | SeeLog | SeeSignIns | SeeWhatIsHeld) => Some(HereAndBelow),
        (Role::BoardMember, SeeFigures | ReadInList | SeeWhatIsHeld | ManagePeople | SeeLog) => {
            Some(HereAndBelow)
        }
        (Role::SchoolLeader, SeeFigures | ReadInList | SeeWhatIsHeld | ManagePeople | SeeLog) => {
            Some(HereAndBelow)
        }
        (Role::QualityCoordinator, SeeFigures | ReadInList | SeeWhatIsHeld) => Some(HereAndBelow),
        (Role::TeamLeader | Role::CareCoordinator | Role::Teacher, SeeFigures) => Some(HereAndBelow),
        (Role::DataProtectionOfficer, SeeWhatIsHeld | SeeLog) => Some(HereAndBelow),
        (Role::SchoolLeader | Role::TeamLeader, WriteWords) => Some(HereAndBelow),
        // A board writes its own words, and those of a school are the school's.
        (Role::BoardMember, GiveToSums | WriteWords) | (Role::QualityCoordinator, WriteWords) => Some(Here),
        (
            Role::BoardMember
            | Role::SchoolLeader
            | Role::TeamLeader
            | Role::QualityCoordinator
            | Role::Teacher
            | Role::CareCoordinator
            | Role::RegionalCoordinator,
            CheckLetters,
        ) => Some(Here),
        // What people said in confidence is for those who do the study, not for who leads them.
        (Role::QualityCoordinator | Role::RegionalCoordinator | Role::Researcher, HearVoices) => Some(Here),
        (
            Role::BoardMember
            | Role::SchoolLeader
            | Role::TeamLeader
            | Role::QualityCoordinator
            | Role::CareCoordinator
            | Role::RegionalCoordinator,
            HoldEvenings | LearnAsTeam | TakeStock | SeeStock,
        ) => Some(Here),
        // What it costs and who sees to it is for those who work here, and a team cannot learn without its teachers.
        (Role::Teacher, LearnAsTeam | SeeStock) => Some(Here),
        // What is known is no secret; it is no page yet for parents, pupils and who keeps the installation going.
        (
            Role::BoardMember
            | Role::SchoolLeader
            | Role::TeamLeader
            | Role::QualityCoordinator
            | Role::Teacher
            | Role::CareCoordinator
            | Role::RegionalCoordinator
            | Role::Partner
            | Role::Researcher,
            SeeKnowledge,
        ) => Some(Here),
        (Role::RegionalCoordinator, SeeFigures | ManagePeople | GatherSums | WriteWords) => Some(Here),
        (Role::Researcher, SeeFigures) => Some(Here),
        _ => None,
    }
}

/// Whether a role can be held at an organisation of this kind. What reaches downward is held no higher than the
/// organisation that answers for the pupils, so that nobody in a region can become a board member of all boards.
#[must_use]
pub fn fits(role: Role, kind: Kind) -> bool {
    match role {
        Role::Administrator => matches!(kind, Kind::Region | Kind::Board | Kind::School),
        Role::BoardMember => kind == Kind::Board,
        Role::SchoolLeader
        | Role::TeamLeader
        | Role::Teacher
        | Role::CareCoordinator
        | Role::Parent
        | Role::Pupil => matches!(kind, Kind::School | Kind::Location),
        Role::QualityCoordinator | Role::DataProtectionOfficer => {
            matches!(kind, Kind::Board | Kind::School | Kind::Location)
        }
        Role::RegionalCoordinator => matches!(kind, Kind::Region | Kind::Municipality),
        Role::Partner => matches!(kind, Kind::Region | Kind::Municipality | Kind::Partner),
        Role::Researcher => matches!(kind, Kind::Region | Kind::Board),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_sees_figures_of_boards_from_above_them() {
        for role in Role::ALL {
            for kind in [Kind::Region, Kind::Municipality, Kind::Partner] {
                if fits(role, kind) {
                    for permission in [Permission::SeeFigures, Permission::ReadInList] {
                        assert_ne!(
                            reach(role, permission),
                            Some(Reach::HereAndBelow),
                            "{}",
                            role.name()
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn who_sees_figures_never_includes_parents_pupils_partners_or_the_administrator() {
        for role in [Role::Parent, Role::Pupil, Role::Partner, Role::Administrator] {
            assert_eq!(reach(role, Permission::SeeFigures), None, "{}", role.name());
            assert_eq!(reach(role, Permission::ReadInList), None, "{}", role.name());
        }
    }

    #[test]
    fn who_signed_in_is_for_the_administrator_alone() {
        for role in Role::ALL {
            let may = reach(role, Permission::SeeSignIns).is_some();
            assert_eq!(may, role == Role::Administrator, "{}", role.name());
        }
    }

    #[test]
    fn a_region_reaches_no_board() {
        for permission in Permission::ALL {
            assert_ne!(
                reach(Role::RegionalCoordinator, permission),
                Some(Reach::HereAndBelow)
            );
        }
    }
}
