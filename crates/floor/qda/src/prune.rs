//! References to what is not there, taken out of a project.

use crate::guid::Guid;
use crate::project::{Code, Coding, Project, Stamp, VariableValue};
use std::collections::BTreeSet;

/// Takes out what points to something that was not taken over; that was said already.
pub(crate) fn prune(project: &mut Project) {
    let mut known: BTreeSet<Guid> = BTreeSet::new();
    known.extend(project.users.iter().map(|user| user.guid));
    known.extend(project.all_codes().iter().map(|named| named.code.guid));
    known.extend(project.variables.iter().map(|variable| variable.guid));
    known.extend(project.cases.iter().map(|case| case.guid));
    known.extend(project.sets.iter().map(|set| set.guid));
    known.extend(
        project
            .opaque
            .iter()
            .flat_map(|opaque| opaque.holds.iter().copied()),
    );
    for source in project.sources.iter().chain(&project.notes) {
        known.insert(source.guid);
        known.extend(source.codings.iter().map(|coding| coding.guid));
        for selection in &source.selections {
            known.insert(selection.guid);
            known.extend(selection.codings.iter().map(|coding| coding.guid));
        }
    }
    // Links may point to links.
    known.extend(project.links.iter().map(|link| link.guid));
    Prune {
        known: &|guid| known.contains(guid),
        lost: 0,
    }
    .project(project);
}

/// Takes out every reference to what is not known, and counts them.
pub(crate) struct Prune<'a> {
    pub(crate) known: &'a dyn Fn(&Guid) -> bool,
    pub(crate) lost: usize,
}

impl Prune<'_> {
    fn refs(&mut self, refs: &mut Vec<Guid>) {
        let before = refs.len();
        refs.retain(|guid| (self.known)(guid));
        self.lost += before - refs.len();
    }

    fn one(&mut self, guid: &mut Option<Guid>) {
        if guid.as_ref().is_some_and(|guid| !(self.known)(guid)) {
            *guid = None;
            self.lost += 1;
        }
    }

    fn stamp(&mut self, stamp: &mut Stamp) {
        self.one(&mut stamp.by);
        self.one(&mut stamp.changed_by);
    }

    fn codings(&mut self, codings: &mut Vec<Coding>) {
        let before = codings.len();
        codings.retain(|coding| (self.known)(&coding.code));
        self.lost += before - codings.len();
        for coding in codings {
            self.one(&mut coding.by);
            self.refs(&mut coding.note_refs);
        }
    }

    fn values(&mut self, values: &mut Vec<VariableValue>) {
        let before = values.len();
        values.retain(|value| (self.known)(&value.variable));
        self.lost += before - values.len();
    }

    fn codes(&mut self, codes: &mut [Code]) {
        for code in codes {
            self.refs(&mut code.note_refs);
            self.codes(&mut code.codes);
        }
    }

    pub(crate) fn project(&mut self, project: &mut Project) {
        self.stamp(&mut project.stamp);
        self.refs(&mut project.note_refs);
        self.codes(&mut project.codes);
        for case in &mut project.cases {
            self.refs(&mut case.code_refs);
            self.values(&mut case.values);
            self.refs(&mut case.source_refs);
            self.refs(&mut case.selection_refs);
        }
        for source in project.sources.iter_mut().chain(&mut project.notes) {
            self.stamp(&mut source.stamp);
            self.codings(&mut source.codings);
            self.refs(&mut source.note_refs);
            self.values(&mut source.values);
            for selection in &mut source.selections {
                self.stamp(&mut selection.stamp);
                self.codings(&mut selection.codings);
                self.refs(&mut selection.note_refs);
            }
        }
        for set in &mut project.sets {
            self.refs(&mut set.codes);
            self.refs(&mut set.sources);
            self.refs(&mut set.notes);
        }
        let before = project.links.len();
        let known = self.known;
        let is_known = |end: &Option<Guid>| end.as_ref().is_none_or(known);
        project
            .links
            .retain(|link| is_known(&link.origin) && is_known(&link.target));
        self.lost += before - project.links.len();
        for link in &mut project.links {
            self.refs(&mut link.note_refs);
        }
    }
}
