import-title = Bring a conversation from Polis
import-kicker = For moderators
import-lead = Upload the export of a Polis conversation. It is read here, on this server, and taken whole or not at all.
import-question-en = The question in English
import-question-fr = The question in French
import-question-hint = Both are needed for people to go on voting. For a closed conversation you may leave both empty: the topic in the export is then used.
import-question-needed = Write the question in this language too: an open conversation speaks both
import-language = In which language are the statements?
import-language-hint = They can be translated here later.
import-language-en = English
import-language-fr = French
import-language-other = Another language, or several
import-state = And then?
import-state-open = Open: people may go on voting
import-state-closed = Closed: only the map and what it shows
import-files = The export
import-files-hint = One zip file, or its files: votes.csv (or participants-votes.csv), comments.csv and summary.csv. At most 100 MB.
import-no-files = Choose the zip file, or the CSV files of the export; a browser forgets them when a form comes back
import-send = Upload and read
import-under-title = Bringing it in
import-reading = Reading the files.
import-under = { $done } of { $all } votes are kept ({ $percent }).
import-leave = You can leave this page and come back.
import-look = Look again
import-done-title = It is all here
import-done = { $votes ->
    [one] One vote
   *[other] { $votes } votes
} by { $people ->
    [one] one person
   *[other] { $people } people
} on { $statements ->
    [one] one statement.
   *[other] { $statements } statements.
}
import-see-map = See the map
import-see = See the conversation
import-report = What was taken, and what was not
import-changed = { $votes ->
    [one] One vote was changed later by the same person; the last one counts.
   *[other] { $votes } votes were changed later by the same person; the last one counts.
}
import-out = { $statements ->
    [one] One statement was moderated out there and is here too.
   *[other] { $statements } statements were moderated out there and are here too.
}
import-waiting = { $statements ->
    [one] One statement that nobody had looked at waits for a moderator.
   *[other] { $statements } statements that nobody had looked at wait for a moderator.
}
import-about = { $statements ->
    [one] One statement is about the conversation itself and stays out of the map.
   *[other] { $statements } statements are about the conversation itself and stay out of the map.
}
import-wordless = { $statements ->
    [one] The words of one statement are not in the files; its number stands in their place.
   *[other] The words of { $statements } statements are not in the files; their numbers stand in their place.
}
import-not-taken = Groups and counts in the files were not taken: they are worked out here from the votes.
import-refused-title = Nothing was taken
import-refused = The export cannot be read.
import-refused-kept = Nothing of it was kept, and nothing here was changed. Mend the file, or export it again, and try once more.
import-again = Try again
import-problem-no-votes = There is no votes.csv, votes-derived.csv or participants-votes.csv in it.
import-problem-unreadable = { $file } cannot be read.
import-problem-empty = { $file } is empty, but should begin with the names of its columns.
import-problem-column = { $file } has no column “{ $what }”.
import-problem-fields = { $file }, line { $line }: the header has { $what } columns, but this line has { $found }. Was the file cut short?
import-problem-utf8 = { $file }, line { $line }: this is not text in UTF-8. Save the file in that encoding.
import-problem-quote = { $file }: a quoted text is not closed before the file ends. Was it cut short?
import-problem-number = { $file }, line { $line }: “{ $what }” is “{ $found }”, but should be a whole number.
import-problem-value = { $file }, line { $line }: “{ $what }” is “{ $found }”, which is not one of the values it may have.
import-problem-statement = { $file }, line { $line }: statement { $what } is not in comments.csv.
import-problem-archive = { $file } is not a zip file, or it is damaged. Was the upload cut short?
import-problem-much = { $file } holds more than { $what } MB unpacked. Bring it in from the command line of the server.
import-problem-twice = { $file }, line { $line }: “{ $what }” { $found } stands in an earlier line too.
import-problem-long = { $file }, line { $line }: “{ $what }” has more than { $found } characters. Is a quotation mark missing in a line before?
import-problem-lost = The uploaded files are no longer there.
import-problem-other = Something went wrong on this server while reading it.
