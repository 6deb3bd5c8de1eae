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
