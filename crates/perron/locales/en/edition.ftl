# Editions of strategies

edition-new = Publish an edition
edition-new-lead = The text as it stands goes out under a permanent address, in both languages, with what each clause rests on.
edition-ready = { $clauses ->
    [one] Edition { $number } is ready: 1 clause, current in both languages.
   *[other] Edition { $number } is ready: { $clauses } clauses, all current in both languages.
}
edition-bare = { $count ->
    [one] 1 clause rests on nobody’s words. The edition says so.
   *[other] { $count } clauses rest on nobody’s words. The edition says so.
}
edition-for-ever = An edition is never changed. A later one may replace it.
edition-publish = Publish it
edition-published = The edition is published.
edition-hindered = What stands in the way
edition-moved-on = Nothing was published: the text changed since you opened this page, or the edition went out already. Look again.
edition-empty = There is no clause yet.
edition-not-open = The strategy is not open: open it first.
edition-same = Nothing has changed since edition { $number }.
edition-head-missing = The title or the lead is missing in one language: { $language }.
edition-chapter-missing = The chapter “{ $title }” has no title in one language: { $language }.
edition-clause-unfit = Clause { $number }, { $language }: { $standing }.
edition-clause-falls = Clause { $number }: all it rested on was taken back. Find other ground, or say that it stands without.
edition-parity = { $count ->
    [one] 1 clause, which says the same in English and in French.
   *[other] { $count } clauses, which all say the same in English and in French.
}
edition-permanent = This page stays as it is, at this address:
edition-older = There is a later text.
edition-newest = Read it
edition-working-text = Read the text as it stands now
edition-since-retired = Since then this clause was taken out of the text.
edition-since-changed = Since then this clause was worded differently.

edition-unnamed = A strategy
edition-chapter-unnamed = The clauses
edition-clause = Clause { $number }
edition-number-day = Edition { $number } · { $day }
edition-held = Held by { $names }
edition-size = { $count ->
    [one] 1 clause
   *[other] { $count } clauses
}
edition-kind-definition = Definition
edition-kind-principle = Principle
edition-kind-recommendation = Recommendation
edition-kind-measure = Measure
edition-kind-commitment = Commitment
edition-asks = To: { $whom }
edition-doer = Who does it: { $who }
edition-lever = Policy: { $policy }
edition-cost = Cost: { $cost }

edition-beside-voices = Voices
edition-beside-ground = Common ground
edition-beside-places = Places
edition-beside-endorsed = What communities say
edition-beside-answers = Answers
edition-beside-sources = Sources
edition-unsupported = No evidence is attached to this clause.
edition-count-voices = { $count ->
    [one] 1 voice
   *[other] { $count } voices
}
edition-count-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
edition-count-stories = { $count ->
    [one] 1 story
   *[other] { $count } stories
}
edition-count-votes = { $count ->
    [one] 1 vote
   *[other] { $count } votes
}
edition-count-tables = { $count ->
    [one] 1 table
   *[other] { $count } tables
}
edition-count-sessions = { $count ->
    [one] 1 session
   *[other] { $count } sessions
}
edition-count-communities = { $count ->
    [one] 1 community
   *[other] { $count } communities
}
edition-count-areas = { $count ->
    [one] 1 postal area
   *[other] { $count } postal areas
}
edition-count-provinces = { $count ->
    [one] 1 province or territory
   *[other] { $count } provinces and territories
}
edition-count-figures = { $count ->
    [one] 1 published figure
   *[other] { $count } published figures
}
edition-count-outside = { $count ->
    [one] 1 outside source
   *[other] { $count } outside sources
}
edition-count-lost = { $count ->
    [one] 1 source was taken back or is gone
   *[other] { $count } sources were taken back or are gone
}
edition-lowest = At least { $percent }% in every opinion group
edition-places-few = Too few people to tell from where.
edition-behind-none = No community has spoken of this edition as a whole yet. What communities say of a clause stands beside it.
edition-endorsed-none = No community has said anything yet.
edition-endorsed-yes = { $count } of { $all } say yes: { $names }
edition-endorsed-reservation = { $name }, yes with a reservation: { $reason }
edition-endorsed-objection = { $name } objects: { $reason }
edition-endorsed-older = { $name } (of version { $version })
edition-names-more = and { $count } more
edition-answer-accepted = accepted
edition-answer-partly = accepted in part
edition-answer-declined = declined, with reasons
edition-answer-silent = no answer in the time given
edition-answer-waiting = waiting for an answer
edition-answered = { $who }, { $day }: { $verdict }.
edition-asked = { $who }, asked on { $day }: { $verdict }.
edition-due = By { $day }.
edition-notes-of = { $count ->
    [one] Note { $first }
   *[other] Notes { $first } to { $last }
}
edition-source = { $kind } · { $from }
edition-source-note = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
edition-source-summary-line = { $count ->
    [one] 1 line of the one page of a session
   *[other] { $count } lines of the one page of a session
}
edition-source-statement = { $count ->
    [one] 1 statement of a conversation
   *[other] { $count } statements of a conversation
}
edition-source-story = { $count ->
    [one] 1 story
   *[other] { $count } stories
}
edition-source-priority = { $count ->
    [one] 1 priority of a table
   *[other] { $count } priorities of a table
}
edition-source-release = { $count ->
    [one] 1 published table of the pulse
   *[other] { $count } published tables of the pulse
}
edition-source-clause = { $count ->
    [one] Another clause
   *[other] { $count } other clauses
}
edition-source-outside = From outside

edition-contents = Contents
edition-page = Page
edition-link = This edition on the web, with the way to every source:
edition-behind = Who stands behind it
edition-apart = Who does not agree
edition-apart-lead = In their own words. This place is kept for them in every edition.
edition-apart-none = Nobody has attached a statement to this edition.
edition-apart-unnamed = Somebody who is not named
edition-notes = Sources
edition-notes-lead = What each clause rests on, as it was on the day of this edition. Words of stories and notes are not printed, since they can be taken back: each address says what may be read there today.
edition-in-short = The clauses in short
edition-more-clauses = { $count ->
    [one] and 1 more clause at { $address }
   *[other] and { $count } more clauses at { $address }
}
edition-more-statements = { $count ->
    [one] and 1 more statement at { $address }
   *[other] and { $count } more statements at { $address }
}
edition-more-stands = { $count ->
    [one] And 1 more, in the whole edition.
   *[other] And { $count } more, in the whole edition.
}
edition-page-link = The whole edition, with its sources:
edition-page-foot = The first sentence of each clause, in plain words where there are some. The whole text and its sources are on the web.

edition-plain = In plain words
edition-plain-title = In plain words
edition-plain-of = { $title }, in plain words
edition-plain-lead = The same clauses, in plain words.
edition-plain-print = Print it (PDF)
edition-plain-not-yet = This clause is not in plain words yet. This is its full text.

edition-cite = How to cite it
edition-cite-lead = An edition never changes, and its address stays. Name the edition, since later ones may say something else.
edition-cite-held = { $names } ({ $year }). { $title }. { $edition }. { $address } ({ $id })
edition-cite-unheld = { $title } ({ $year }). { $edition }. { $address } ({ $id })
edition-cite-id = Identifier: { $id }
edition-cite-id-about = It names the strategy, the edition, and the beginning of the SHA-256 of its content. Two texts that differ have different ones.
edition-cite-bibtex = Take the BibTeX file
edition-cite-csl = Take the CSL-JSON file
edition-cite-csl-about = Programs that keep references read it, such as Zotero.
edition-check = How to check it
edition-check-text = Every clause says what it rests on. Follow it on the web from the clause to the notes, the votes and the stories that may be read.
edition-check-file = The content of this edition is kept as one file, which never changes: { $address }
edition-check-sha = Its SHA-256, by which you see that nothing in it was changed: { $sha }
edition-book-access = All of it is text in reading order, with headings and a table of contents. There are no pictures.

edition-forms = Take it along
edition-form-whole = The whole on paper (PDF)
edition-form-whole-about = Every clause with what stands under it, the sources, who stands behind it, and who does not agree.
edition-form-page = One page (PDF)
edition-form-page-about = The clauses in short, to hand round or put up.
edition-form-plain = In plain words
edition-form-plain-pdf = in larger print (PDF)
edition-form-plain-about = The same clauses, easier to read.
edition-form-book = For an e-reader (EPUB)
edition-form-book-about = Letters as large as you like, and it can be read aloud.
edition-form-markdown = Text (Markdown)
edition-form-json = Data (JSON)
edition-form-data-about = To quote, to translate, to count with, to check.
edition-form-cite-about = A sentence, BibTeX, CSL-JSON.
edition-form-atom = Follow the changes (Atom)
edition-form-atom-about = New editions and changed clauses, in a news reader.

edition-atom-name = { $name }: changes
edition-atom-edition = A new edition was published.
edition-atom-added = Clause { $number } was added: { $name }
edition-atom-changed = Clause { $number } was changed: { $name }
edition-atom-retired = Clause { $number } was taken out: { $name }
edition-atom-other-language = In French: { $words }

edition-newer-title = This edition cannot be shown here yet
edition-newer = A newer version of the program wrote it than the one that runs here; nothing is lost, and its data can be taken as it was published.
