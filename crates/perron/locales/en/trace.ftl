# Where somebody's words went

trace-mine = Where my words went
trace-mine-lead = From each note and story of yours, up to every line and clause that rests on it. Open one to take it back or to change what you allow.
trace-none = There is nothing of yours on this device yet. Notes from sessions and stories appear here.
trace-note = A note
trace-story = A story
trace-nowhere = It has not been used anywhere yet.
trace-taken-back = You took it back.
trace-line = A line of a session’s one page
trace-place = Used here
trace-clause = Clause { $number } of { $strategy }
trace-edition = A published edition
trace-edition-number = Edition { $number }
trace-marked = Marked since { $date }: these words are not under it any more.
