//! A strategy in one language beside English and French, read at one moment, and how each clause stands there.

use std::collections::HashMap;

use store::approval::{self, Approval};
use store::clause::{Clause, Parity};
use store::tongue::{self, Said, Tongue};
use store::{Bilingual, Tx};

use super::Tag;
use crate::clause::{Standing, in_text};
use crate::edition::content::{Voiced, VoicedChapter, VoicedClause};
use crate::strategy::read::Read;

/// A strategy in a language.
pub struct Spoken {
    pub tag: Tag,
    pub tongue: Tongue,
    chapters: HashMap<i64, String>,
    said: HashMap<i64, Said>,
    /// Who read the words of a clause as they are, by its number.
    approvals: HashMap<i64, Approval>,
}

impl Spoken {
    /// In each language that it has.
    pub fn all(tx: &mut Tx<'_>, strategy_id: i64) -> store::Result<Vec<Self>> {
        let mut all = Vec::new();
        for tongue in tongue::of(tx, strategy_id)? {
            let Some(tag) = Tag::parse(&tongue.tag) else { continue };
            let said = tongue::said(tx, strategy_id, &tongue.tag)?.into_iter();
            let read = approval::of_tag(tx, strategy_id, &tongue.tag)?.into_iter();
            all.push(Self {
                tag,
                chapters: tongue::chapters(tx, strategy_id, &tongue.tag)?.into_iter().collect(),
                said: said.map(|one| (one.number, one)).collect(),
                approvals: read.map(|one| (one.number, one)).collect(), // the last version's
                tongue,
            });
        }
        Ok(all)
    }

    /// In one language, if it has that.
    pub fn of(tx: &mut Tx<'_>, strategy_id: i64, tag: &str) -> store::Result<Option<Self>> {
        Ok(Self::all(tx, strategy_id)?.into_iter().find(|one| one.tag.as_str() == tag))
    }

    /// What a clause says.
    pub fn clause(&self, number: i64) -> Option<&Said> {
        self.said.get(&number)
    }

    /// What a chapter is called; may be empty.
    pub fn chapter(&self, id: i64) -> &str {
        self.chapters.get(&id).map_or("", String::as_str)
    }

    /// Who read a clause last, of the version that it says.
    pub fn read_by(&self, number: i64) -> Option<&Approval> {
        let version = self.said.get(&number)?.version;
        self.approvals.get(&number).filter(|one| one.version == version)
    }

    /// How a clause stands.
    pub fn standing(&self, clause: &Clause) -> Standing {
        match self.said.get(&clause.number) {
            None => Standing::Missing,
            Some(said) if said.version < clause.version => Standing::There(Parity::Stale),
            Some(said) => Standing::There(said.state),
        }
    }

    /// How many clauses of the text are fit to be published, and of how many.
    pub fn progress(&self, read: &Read) -> (usize, usize) {
        let fit = in_text(&read.clauses).filter(|clause| self.standing(clause).is_fit()).count();
        (fit, in_text(&read.clauses).count())
    }

    /// Whether all that is called something is called something here too.
    pub fn has_headings(&self, read: &Read) -> bool {
        let has_lead = read.strategy.lead == Bilingual::default() || !self.tongue.lead.is_empty();
        let mut chapters = read.chapters.iter().filter(|chapter| !read.in_chapter(chapter.id).is_empty());
        !self.tongue.title.is_empty() && has_lead && chapters.all(|one| !self.chapter(one.id).is_empty())
    }

    /// Whether an edition takes it along: all of it is there, and says what the clauses say.
    pub fn is_whole(&self, read: &Read) -> bool {
        let (fit, all) = self.progress(read);
        fit == all && self.has_headings(read)
    }

    /// As an edition keeps it, chapter by chapter and clause by clause.
    pub fn frozen(&self, read: &Read) -> Voiced {
        let voiced = |clause: &&Clause| {
            let said = self.said.get(&clause.number);
            let own = |of: fn(&Said) -> &String| said.map(of).cloned().unwrap_or_default();
            VoicedClause {
                number: clause.number,
                title: own(|said| &said.title),
                text: own(|said| &said.text),
                plain: own(|said| &said.plain),
            }
        };
        let chapters = read.chapters.iter().map(|chapter| (chapter.id, read.in_chapter(chapter.id)));
        let chapters = chapters.filter(|(_, clauses)| !clauses.is_empty());
        let chapters = chapters.map(|(id, clauses)| VoicedChapter {
            title: self.chapter(id).to_owned(),
            clauses: clauses.iter().map(voiced).collect(),
        });
        Voiced {
            tag: self.tag.to_string(),
            name: self.tongue.name.clone(),
            title: self.tongue.title.clone(),
            lead: self.tongue.lead.clone(),
            chapters: chapters.collect(),
        }
    }
}
