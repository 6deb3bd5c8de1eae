panel-title = The panel
panel-lead = People who are asked again in each wave. Each gets a link of their own, and a code in the place of a name.
panel-addresses = E-mail addresses, one a line
panel-addresses-hint = Only of people who said yes to being asked. An address that is in the panel already is not added again.
panel-papers = How many people get their link on paper?
panel-papers-hint = For people without e-mail: each gets a code and a link that you hand over.
panel-language = In which language are they written to?
panel-language-hint = On the page they may choose the other one.
panel-language-en = English
panel-language-fr = French
panel-add = Add to the panel
panel-kept = The panel is kept. If a wave is open, those who are new are invited within a few minutes.
panel-nobody = Write at least one address, or how many people get their link on paper
panel-address-wrong = “{ $line }” is not an e-mail address; mend the line, or take it out
panel-too-many = These are more than { $most } addresses; add them in several steps
panel-members = { $people ->
    [one] { $people } person in the panel
   *[other] { $people } people in the panel
}
panel-empty = Nobody is in the panel yet.
panel-on-paper = on paper
panel-remove = Take out
panel-removed = They are out of the panel; their address is forgotten. Answers they handed in stay, under their code.
panel-links = Links to hand over on paper
panel-links-lead = Each link is one person’s, for this wave alone. Hand each to one person; it counts once.
panel-links-none = Everybody in the panel is written to by e-mail.
panel-mail-invite = You are in the panel of the pulse. The wave “{ $wave }” is open: a few questions, a few minutes.
panel-mail-invite-subject = { $wave }: your questions
panel-mail-remind = The wave “{ $wave }” is still open, and your answers are not handed in yet.
panel-mail-remind-subject = { $wave }: still open
panel-mail-until = You may answer until { $until }.
panel-mail-own = This link is yours alone: please do not pass it on. You may stop and come back with it, and change your answers.
panel-mail-button = Answer
panel-mail-foot = You get this letter since you agreed to be in this panel. At the end of the questions you can switch off reminders or leave the panel.
