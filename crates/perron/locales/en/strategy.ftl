# Strategies: their texts, chapters, who holds them

strategy-list = Strategies
strategy-list-lead = Living texts: every line shows whose voices it came from, and anyone can suggest another wording.
strategy-none = No strategy has been opened yet.
strategy-new = Begin a strategy
strategy-new-lead = A title is enough to begin with. Only those who look after it see it until you open it.
strategy-title-en = Title in English
strategy-title-fr = Title in French
strategy-holders = Which communities hold it?
strategy-holders-hint = Their stewards and facilitators write it together. With none chosen, it is the programme’s own.
strategy-begin = Begin it
strategy-begun = The strategy is begun. It has one chapter; add clauses when you are ready.
strategy-first-chapter = What we mean
strategy-settings = Set it up
strategy-both-languages = Give the title in both languages before you open it
strategy-kept = It is kept.
strategy-in-use = Nothing was changed: clauses stand in this chapter, or there are too many chapters.
strategy-lead-en = What it is, in English
strategy-lead-fr = What it is, in French
strategy-lead-hint = Two sentences are enough.
strategy-days = Days that institutions have to answer
strategy-days-hint = From 7 to 730. After that, their silence is shown.
strategy-state = How far is it?
strategy-state-hint = Open, everybody reads it as it stands and may suggest changes.
strategy-state-draft = Draft, seen by those who write it
strategy-state-open = Open: being written in public
strategy-state-closed = Closed
strategy-keep = Keep this
strategy-chapters = Chapters
strategy-chapter-en = Chapter in English
strategy-chapter-fr = Chapter in French
strategy-chapter-rename = Rename it
strategy-chapter-remove = Remove this empty chapter
strategy-chapter-new = A new chapter
strategy-chapter-add = Add it
strategy-minorities = Those who do not agree
strategy-minorities-text = A minority statement goes out with every edition, in its own words and in its own place.
strategy-minority-remove = Leave it out of editions to come
strategy-minority-who-en = Who they are, in English
strategy-minority-who-fr = Who they are, in French
strategy-minority-en = What they say, in English
strategy-minority-fr = What they say, in French
strategy-minority-add = Add this statement
strategy-edition = Edition { $number } · { $date }
strategy-clauses = { $count ->
    [0] No clause yet
    [one] 1 clause
   *[other] { $count } clauses
}
strategy-working-text = This is the text as it is being written. Last published:
strategy-unfit = { $count ->
    [one] 1 clause does not say the same in both languages yet, so no edition can go out.
   *[other] { $count } clauses do not say the same in both languages yet, so no edition can go out.
}
strategy-languages = Both languages side by side
strategy-languages-lead = What each clause says in English and in French, and whether one of them waits for the other.
strategy-empty = There is no clause yet.
strategy-contents = Contents
strategy-otherwise = Would you word it differently?
strategy-otherwise-text = Open a clause and suggest a change. What becomes of it is shown, whether it is taken up or not.
strategy-editions = Editions
strategy-retired = Not in the text any more
strategy-place = Where does it hold?
strategy-place-why = Communities in this place are asked what they say of it. Leave it empty if it is for everywhere.
strategy-place-area = Give the name of a place: a strategy is not for a postal area
strategy-everywhere = For everywhere
