//! The loaded `codes/`: offices, situations, registers, instruments and their labels.

use jiff::civil::Date;

use crate::engine::Engine;
use crate::load::Model;
use crate::model::{
    Adopts, Area, Clause, Instrument, Office, Register, Situation, Standard, Words,
};
use crate::text::Lang;

/// Everything in `codes/`, checked. It never changes after loading.
pub struct Codes {
    pub(crate) model: Model,
    pub(crate) engine: Engine,
    pub(crate) fingerprint: String,
}

impl Codes {
    /// SHA-256 (hex) over every file read. It records which texts an answer was judged by.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The labels.
    pub fn words(&self) -> &Words {
        &self.model.words
    }

    /// The office with that id.
    pub fn office(&self, id: &str) -> Option<&Office> {
        self.model.offices.get(id)
    }

    /// Every office, by id.
    pub fn offices(&self) -> impl Iterator<Item = &Office> {
        self.model.offices.values()
    }

    /// The situation with that id.
    pub fn situation(&self, id: &str) -> Option<&Situation> {
        self.model.situations.get(id)
    }

    /// Every situation, by id.
    pub fn situations(&self) -> impl Iterator<Item = &Situation> {
        self.model.situations.values()
    }

    /// Every situation by area, in the order of the areas. Areas without situations are left out. The list is empty
    /// if the codes have no areas.
    pub fn areas(&self) -> Vec<(&Area, Vec<&Situation>)> {
        let of = |area: &Area| -> Vec<&Situation> {
            let mut found: Vec<&Situation> = self
                .situations()
                .filter(|situation| area.topics.contains(&situation.topic))
                .collect();
            let place = |one: &&Situation| area.topics.iter().position(|topic| *topic == one.topic);
            found.sort_by_key(place);
            found
        };
        let areas = self.words().areas.iter().map(|area| (area, of(area)));
        areas.filter(|(_, found)| !found.is_empty()).collect()
    }

    /// The register with that id.
    pub fn register(&self, id: &str) -> Option<&Register> {
        self.model.registers.get(id)
    }

    /// Every register, by id.
    pub fn registers(&self) -> impl Iterator<Item = &Register> {
        self.model.registers.values()
    }

    /// The standard with that id.
    pub fn standard(&self, id: &str) -> Option<&Standard> {
        self.model.standards.get(id)
    }

    /// Every standard, by id.
    pub fn standards(&self) -> impl Iterator<Item = &Standard> {
        self.model.standards.values()
    }

    /// Every version of every instrument that the office adopts, in the order adopted, then by date.
    pub fn instruments(&self, office: &str) -> Vec<&Instrument> {
        self.model
            .adopted(office)
            .map(|(_, version)| version)
            .collect()
    }

    /// The versions in force in the office on that day. Instruments marked `unless-switched-on` count only if
    /// listed.
    pub fn in_force(&self, office: &str, on: Date, switched_on: &[String]) -> Vec<&Instrument> {
        let indexes = self.engine.in_force(office, on, switched_on);
        indexes
            .into_iter()
            .map(|index| &self.model.instruments[index])
            .collect()
    }

    /// The clause that `code 3.1g` means in an office on that day, whether its instrument is switched on or not.
    pub fn clause(
        &self,
        office: &str,
        on: Date,
        reference: &str,
    ) -> Option<(&Instrument, &Clause)> {
        let (id, clause) = reference.split_once(' ')?;
        let version = (self.instruments(office).into_iter())
            .filter(|version| version.id == id && version.effective <= on)
            .max_by_key(|version| version.effective)?;
        Some((version, version.clause(clause)?))
    }

    /// What the office calls that post.
    pub fn post_label(&self, office: &str, post: &str, lang: Lang) -> Option<&str> {
        let own = self
            .office(office)?
            .post(post)
            .and_then(|post| post.label.as_ref());
        let label = own.or_else(|| self.words().post.get(post).map(|word| &word.label))?;
        Some(label.in_language(lang))
    }
}

impl Codes {
    /// What a sentence calls that post, with its article, if the codes say so.
    pub fn post_in_sentence(&self, office: &str, post: &str, lang: Lang) -> Option<&str> {
        let own = self.office(office).and_then(|office| office.post(post));
        let words = || self.words().post.get(post)?.in_sentence.as_ref();
        let written = match own {
            Some(own) if own.in_sentence.is_some() => own.in_sentence.as_ref(),
            // The words of `words.toml` fit its own label alone.
            Some(own) if own.label.is_some() => None,
            _ => words(),
        };
        Some(written?.in_language(lang))
    }
}

impl std::fmt::Debug for Codes {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Codes")
            .field("fingerprint", &self.fingerprint)
            .finish_non_exhaustive()
    }
}

impl Model {
    /// The folder of an adopted instrument.
    pub fn folder(office: &str, adopts: &Adopts) -> String {
        if adopts.instrument.contains('/') {
            adopts.instrument.clone()
        } else {
            format!("{office}/{}", adopts.instrument)
        }
    }

    /// All versions that an office adopts.
    pub fn adopted(&self, office: &str) -> impl Iterator<Item = (&Adopts, &Instrument)> {
        let office = self.offices.get(office).into_iter();
        let adopts = office.flat_map(|office| office.adopts.iter().map(|one| (&office.id, one)));
        adopts.flat_map(|(office, adopts)| {
            let folder = Self::folder(office, adopts);
            (self.instruments.iter())
                .filter(move |version| version.folder == folder)
                .map(move |version| (adopts, version))
        })
    }
}
