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
ballot-paper-number = Ballot no. ________
ballot-paper-how = For each statement, tick one box: agree, disagree or pass.
ballot-paper-open = Leave open what you do not want to answer; what you answer counts all the same.
ballot-paper-until = Before { $until }, hand this sheet back to whoever gave it to you.
ballot-paper-hand-in = Hand this sheet back to whoever gave it to you.
ballot-paper-privacy = Do not write your name. A moderator enters the answers as one voice, marked as paper.
ballot-paper-no = No.
ballot-paper-statement = Statement
ballot-paper-page = Page
ballot-paper-of = of
ballot-paper-unprintable = The box □ stands for a character this paper cannot show.
ballot-paper-online = Answer online instead, without an account:
ballot-paper-alt = QR code that leads to { $address }
ballot-paper-convener = Perron
ballot-poster-how = Short statements, one at a time: agree, disagree or pass. It takes about a minute, and you need no account.
ballot-poster-scan = Scan to take part
ballot-poster-until = Until { $until }
