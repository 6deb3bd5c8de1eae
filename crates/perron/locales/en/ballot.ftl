ballot-enter = Enter paper ballots
ballot-lead = { $ballots ->
    [0] No ballot is entered yet. Each sheet counts as one voice, marked as paper.
    [one] One ballot is entered. Each sheet counts as one voice, marked as paper.
   *[other] { $ballots } ballots are entered. Each sheet counts as one voice, marked as paper.
}
ballot-label = What is written on the sheet
ballot-label-hint = Number each sheet before you enter it, such as A-17, so that none is entered twice.
ballot-blank = Left open
ballot-empty = Nothing is ticked; enter at least one answer, or leave this sheet out
ballot-save = Enter this ballot
ballot-entered = The ballot is entered. Next one?
ballot-last = Entered last
ballot-remove = Remove
ballot-removed = The ballot and its votes are removed.
ballot-refused-double = A ballot with this label is entered already, so this one was not; check the sheet, or write another label on it
ballot-refused-not-open = This conversation takes no ballots now, so nothing was changed
