//! DUO's open files of exam candidates and passes per school location and programme, in both layouts.
//!
//! Until 2018-2019 the files are unmasked, windows-1252 and say `BRIN NUMMER`; since 2019-2020 they are UTF-8,
//! say `INSTELLINGSCODE` and mask counts below five as `<5`. A masked count is carried as one to four to the
//! end. The percentages printed beside a mask are not read: they could undo it.

use crate::encoding::{Decoder, Encoding};
use crate::headers::normalise;
use crate::refusal::Refusal;
use crate::sniff;
use std::path::Path;
use vocabulary::{CountRange, SchoolCode, SchoolYear};

/// The kinds of education that have a central exam (onderwijstype).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExamKind {
    /// All four tracks of vmbo together.
    Vmbo,
    /// Havo.
    Havo,
    /// Vwo.
    Vwo,
}

impl ExamKind {
    /// The kind by the word that DUO uses.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        match text.trim() {
            "VMBO" => Some(Self::Vmbo),
            "HAVO" => Some(Self::Havo),
            "VWO" => Some(Self::Vwo),
            _ => None,
        }
    }
}

/// Candidates and passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ExamCounts {
    /// How many sat the exam.
    pub candidates: CountRange,
    /// How many of them passed.
    pub passed: CountRange,
}

/// One programme at one school location.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExamProgramme {
    /// The location: BRIN and two digits.
    pub school: SchoolCode,
    /// Its name.
    pub name: String,
    /// Its municipality.
    pub municipality: String,
    /// The kind of education.
    pub kind: ExamKind,
    /// The code of the programme at the Inspectorate.
    pub code: String,
    /// The programme, such as `HAVO - N&T`.
    pub title: String,
    /// The counts by school year, in the order of the file.
    pub years: Vec<(SchoolYear, ExamCounts)>,
}

/// A whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExamFile {
    /// The programmes in the order of the file.
    pub programmes: Vec<ExamProgramme>,
    /// The school years of the file.
    pub years: Vec<SchoolYear>,
    /// Cells that are no count; they are in no total. Zero in the files of 2014 to 2024.
    pub cells_unread: u64,
}

impl ExamFile {
    /// The national total of a kind of education in a school year, as the range that the masks leave.
    #[must_use]
    pub fn national(&self, kind: ExamKind, year: SchoolYear) -> ExamCounts {
        let mut total = ExamCounts::default();
        for programme in self.programmes.iter().filter(|programme| programme.kind == kind) {
            for (_, counts) in programme.years.iter().filter(|(of_year, _)| *of_year == year) {
                total.candidates = total.candidates + counts.candidates;
                total.passed = total.passed + counts.passed;
            }
        }
        total
    }
}

/// The places of the columns that are read.
struct Layout {
    school: usize,
    name: usize,
    municipality: usize,
    kind: usize,
    code: usize,
    title: usize,
    years: Vec<(SchoolYear, usize, usize)>,
}

impl Layout {
    fn find(header: &csv::StringRecord) -> Option<Self> {
        let names: Vec<String> = header.iter().map(normalise).collect();
        let place = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
        let mut years = Vec::new();
        for (candidates, name) in names.iter().enumerate() {
            let year = name
                .strip_prefix("examenkandidatenschooljaar")
                .and_then(|rest| rest.strip_suffix("totaal"));
            if let Some(digits) = year.filter(|digits| digits.len() == 8 && digits.is_ascii()) {
                let passed = names
                    .iter()
                    .position(|name| *name == format!("geslaagdenschooljaar{digits}totaal"))?;
                let year = SchoolYear::read(&format!("{}-{}", &digits[..4], &digits[4..]))?;
                years.push((year, candidates, passed));
            }
        }
        Some(Self {
            school: place(&["vestigingsnummer", "vestigingscode"])?,
            name: place(&["instellingsnaamvestiging"])?,
            municipality: place(&["gemeentenaam"])?,
            kind: place(&["onderwijstypevo"])?,
            code: place(&["inspectiecode"])?,
            title: place(&["opleidingsnaam"])?,
            years,
        })
        .filter(|layout| !layout.years.is_empty())
    }
}

/// Reads one of the files.
///
/// # Errors
/// A file that is not there, empty, in the wrong encoding, without the columns of either layout, or cut off.
pub fn read_exams(path: &Path) -> Result<ExamFile, Refusal> {
    let bytes = std::fs::read(path).map_err(|error| Refusal::from_io(path, &error))?;
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    let encoding = Encoding::detect(&bytes);
    let mut text = String::new();
    if Decoder::new(encoding).decode(&bytes, true, &mut text).is_err() {
        let row = text.matches('\n').count() as u64 + 1;
        return Err(Refusal::InvalidBytes {
            encoding: encoding.code(),
            row,
        });
    }
    exams_of(&text)
}

fn exams_of(text: &str) -> Result<ExamFile, Refusal> {
    let mut reader = sniff::dialect(text, None, None).reader(text);
    let mut records = reader.records();
    let header = records.next().and_then(Result::ok).ok_or(Refusal::Empty)?;
    let layout = Layout::find(&header).ok_or(Refusal::NotAnExamFile)?;
    let mut file = ExamFile {
        programmes: Vec::new(),
        years: layout.years.iter().map(|(year, ..)| *year).collect(),
        cells_unread: 0,
    };
    for (place, record) in records.enumerate() {
        let row = place as u64 + 2;
        let record = record.map_err(|_| Refusal::CutOff { row })?;
        if record.len() < header.len() {
            return Err(Refusal::CutOff { row });
        }
        let cell = |place: usize| record.get(place).unwrap_or_default().trim();
        let school = SchoolCode::new(cell(layout.school));
        let (Some(school), Some(kind)) = (school, ExamKind::read(cell(layout.kind))) else {
            return Err(Refusal::NotAnExamFile);
        };
        let mut years = Vec::with_capacity(layout.years.len());
        for (year, candidates, passed) in &layout.years {
            match (
                CountRange::read(cell(*candidates)),
                CountRange::read(cell(*passed)),
            ) {
                (Some(candidates), Some(passed)) => years.push((*year, ExamCounts { candidates, passed })),
                _ => file.cells_unread += 1,
            }
        }
        file.programmes.push(ExamProgramme {
            school,
            name: cell(layout.name).to_owned(),
            municipality: cell(layout.municipality).to_owned(),
            kind,
            code: cell(layout.code).to_owned(),
            title: cell(layout.title).to_owned(),
            years,
        });
    }
    if file.programmes.is_empty() {
        return Err(Refusal::HeaderOnly);
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(name: &str) -> ExamFile {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../sample-data/duo-examens");
        read_exams(&folder.join(name)).expect("the file is part of the repository")
    }

    fn starting(year: i16) -> SchoolYear {
        SchoolYear::starting(year).expect("in range")
    }

    #[test]
    fn the_unmasked_file_gives_the_national_totals_of_2018() {
        let file = sample("examenkandidaten-en-geslaagden-2014-2019.csv");
        assert_eq!(file.years, (2014..2019).map(starting).collect::<Vec<_>>());
        assert_eq!(file.cells_unread, 0);
        let totals = [
            (ExamKind::Vwo, 35_089, 38_682),
            (ExamKind::Havo, 48_195, 54_615),
            (ExamKind::Vmbo, 97_610, 103_255),
        ];
        for (kind, passed, candidates) in totals {
            let national = file.national(kind, starting(2018));
            assert_eq!(national.passed, CountRange::exactly(passed), "{kind:?}");
            assert_eq!(national.candidates, CountRange::exactly(candidates), "{kind:?}");
        }
        assert!(
            file.programmes
                .iter()
                .any(|programme| programme.name == "Mundium College loc. Niekée")
        );
    }

    #[test]
    fn the_bounds_of_the_masked_file_hold_the_totals_that_cbs_published() {
        let file = sample("examenkandidaten-en-geslaagden-2019-2024.csv");
        assert_eq!(file.cells_unread, 0);
        let totals = [
            (ExamKind::Vwo, 38_455, 38_867),
            (ExamKind::Havo, 53_159, 54_508),
            (ExamKind::Vmbo, 99_294, 99_971),
        ];
        for (kind, passed, candidates) in totals {
            let national = file.national(kind, starting(2019));
            assert!(national.passed.contains(passed), "{kind:?} {:?}", national.passed);
            assert!(
                national.candidates.contains(candidates),
                "{kind:?} {:?}",
                national.candidates
            );
            assert!(!national.candidates.is_exact());
        }
        assert!(
            file.programmes
                .iter()
                .any(|programme| programme.municipality == "SÚDWEST-FRYSLÂN")
        );
    }

    #[test]
    fn the_percentage_beside_a_mask_is_not_used() {
        let header = "INSTELLINGSCODE;VESTIGINGSCODE;INSTELLINGSNAAM VESTIGING;GEMEENTENAAM;ONDERWIJSTYPE VO;INSPECTIECODE;OPLEIDINGSNAAM;EXAMENKANDIDATEN SCHOOLJAAR 2023-2024 - TOTAAL;GESLAAGDEN SCHOOLJAAR 2023-2024 - TOTAAL;SLAAGPERC SCHOOLJAAR 2023-2024 - TOTAAL";
        let file = exams_of(&format!(
            "{header}\n99ZZ;99ZZ00;Het Baken;NERGENS;HAVO;50;HAVO - N&T;<5;<5;75\n"
        ))
        .expect("a sound file");
        let counts = file.national(ExamKind::Havo, starting(2023));
        assert_eq!(counts.candidates, CountRange { least: 1, most: 4 });
        assert_eq!(counts.passed, CountRange { least: 1, most: 4 });
        assert_eq!(
            exams_of(&format!("{header}\n99ZZ;99ZZ00;Het")),
            Err(Refusal::CutOff { row: 2 })
        );
        assert_eq!(exams_of("a;b\n1;2\n"), Err(Refusal::NotAnExamFile));
        assert_eq!(exams_of(header), Err(Refusal::HeaderOnly));
    }
}
