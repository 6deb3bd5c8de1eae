# Shared funds: rules, vote, count, explanation
fund-list = Shared funds
fund-list-lead = Money that residents decide about. The rules are fixed before anybody votes.
fund-none = There is no shared fund here yet.
fund-new = Start a shared fund
fund-change = Change the fund
fund-manage = Run this fund
fund-run = For those who run it
fund-see = See the page of the fund
fund-in-short = In short
fund-help = Help to apply
fund-project = Project
fund-projects = Projects
fund-projects-none = Nothing was proposed yet.
fund-state-draft = Draft
fund-state-proposals = Proposals are welcome
fund-state-committee = Small grants, decided as they come
fund-state-voting = People vote now
fund-state-counting = Being counted
fund-state-decided = Decided
fund-until-proposals = proposals until { $day }
fund-until-votes = vote until { $day }
fund-is-draft = Only those who run it see this page.
fund-is-counting = The vote is closed and the ballots are being counted. Come back in a moment.
fund-renewed-head = This is vote number { $round }. Why people vote again:
fund-vote = Vote
fund-vote-now = Vote
fund-vote-until = You can vote until { $until }.
fund-vote-secret = Nobody sees how the vote stands before it is closed.
fund-vote-once = One person, one ballot; no proof of citizenship or address.
fund-vote-shut = Nobody can vote here now.
fund-propose-until = Proposals are welcome until { $until }.
fund-see-outcome = See what is funded
fund-left = { $left } is not given yet.
fund-member-say = You are on this committee. Open a project to say yes, no, or step aside.
fund-fact-amount = Money to share
fund-fact-who = Who decides
fund-fact-voters = Who can vote
fund-fact-most = Most for one project
fund-fact-honoraria = Paying people
fund-fact-propose = Who can propose
fund-fact-proposals = Last day for proposals
fund-fact-votes = Last day to vote
fund-fact-report = What came of it
fund-fact-keeper = Who holds the money
fund-honoraria-share = up to { $share } of a project
fund-propose-who = two people of different households; informal groups are welcome, no proof of citizenship or address
fund-report-after = told within { $days } days, with receipts
fund-way-vote = Everybody, by a vote
fund-way-committee = A committee of residents, grant by grant
fund-voters-contact = Anybody with an e-mail address that answers, or on paper
fund-voters-code = Anybody with a code that the community gives out
fund-hand-residents = Residents
fund-hand-association = An association of residents
fund-hand-institution = An institution
fund-hand-mixed = Residents and an institution together
fund-rules = The rules
fund-rules-lead = What decides, besides what people vote.
fund-rules-how = How the vote is counted
fund-rules-share = Everybody who votes gets an equal share of the money, on paper.
fund-rules-price = A project is funded when the people who approved it can pay for it together out of their shares. The project that asks the least of each of them for what it offers goes first; then the next, with what they have left.
fund-rules-rest = If money is left, all shares grow alike, in small steps, as long as everything still fits. What is left at the very end goes to the most approved projects that fit.
fund-rules-ties = If two are equal: the lower cost first, then more approvals, then the order on the sheet, which was published before the vote.
fund-rules-name = What researchers call it
fund-rules-name-say = The Method of Equal Shares with cost satisfaction, completed by add1u (Peters, Pierczyński and Skowron, 2021). What the greedy rule would have funded is shown beside it.
fund-rules-sheet = The sheet of rules
fund-rules-open = The rules may still change. When the vote opens they are fixed, and their fingerprint is published here.
fund-rules-fixed = These rules were fixed before anybody voted. Changing them needs a new vote. Anybody can check the fingerprint.
fund-rules-read = Read the sheet
fund-rules-frozen = The rules were fixed when the vote opened; nothing was changed. Words may be made clearer; for other rules, hold a new vote.
fund-frozen-say = The rules are fixed. You can still make title, text and help clearer.
fund-title-en = Title in English
fund-title-fr = Title in French
fund-about-en = What it is for, in English
fund-about-fr = What it is for, in French
fund-about-hint = Where the money comes from, what it may pay for, and what not.
fund-amount = How much money
fund-amount-none = A fund needs more than zero; say how much there is to share.
fund-currency = Currency
fund-currency-hint = Three letters, such as CAD. Currencies without cents work too.
fund-currency-wrong = A currency has three letters, such as CAD or JPY.
fund-most = Most for one project
fund-most-hint = Leave it empty if one project may take all of it.
fund-honoraria = How much of a project may pay people, in percent
fund-honoraria-hint = From 0 to 100.
fund-areas = Parts of the neighbourhood, one a line
fund-areas-hint = So that everybody sees which parts never asked for money or never got any. May be empty.
fund-areas-many = These are { $count } parts; name at most { $most }.
fund-help-en = Who helps to apply, in English
fund-help-fr = Who helps to apply, in French
fund-help-hint = A name, a telephone number, and when.
fund-votes-until-hint = Only where everybody votes. The vote closes by itself at the end of this day.
fund-voters-hint = Only where everybody votes.
fund-zone = Time zone
fund-report-days = Days until the story of what came of it is due
fund-report-days-hint = From 7 to 730, after the decision.
fund-agenda = Who said what the money is for
fund-hand-hint = This stands in the ledger of who decides.
fund-day-needed = Say which day.
fund-day-order = The vote must end after the last day for proposals.
fund-day-past = The last day to vote is over; choose a later one.
fund-make = Make the draft
fund-save = Save
fund-made = The draft is made. Nobody else sees it yet.
fund-changed = The changes are saved.
fund-next = What comes next
fund-next-draft = When title and text are there in both languages, open it for proposals.
fund-next-members =
    The committee has { $members ->
    [one] { $members } member
   *[other] { $members } members
    }; it needs at least { $least }.
fund-next-proposals =
    { $waiting ->
    [0] No proposal waits to be checked.
    [one] { $waiting } proposal waits to be checked.
   *[other] { $waiting } proposals wait to be checked.
    } { $eligible ->
    [0] None can be voted on yet.
    [one] { $eligible } can be voted on.
   *[other] { $eligible } can be voted on.
    }
fund-next-codes = Make the codes that people vote with.
fund-next-freeze = Opening the vote fixes the rules, the projects and their costs. After that, a change needs a new vote.
fund-next-voting = People vote. Nobody sees how it stands, not even you. It closes by itself on its last day.
fund-next-committee = The committee decides as proposals come. Check each one first.
fund-next-decided = It is decided. Plan the payments, project by project.
fund-publish = Open it for proposals
fund-published = It is open for proposals.
fund-open = Fix the rules and open the vote
fund-opened = The rules are fixed and the vote is open.
fund-open-unchecked = A proposal still waits to be checked; the vote was not opened. Check each one first.
fund-open-none = There is no project to vote on; the vote was not opened.
fund-close = Close the vote now
fund-close-committee = Close the fund
fund-closed = It is closed.
fund-close-twice = This vote is closed already; nothing was changed.
fund-step-taken = This step was taken before; nothing was changed. Look at the page again.
fund-both-languages = Title and text are needed in English and in French; nothing was opened.
fund-committee-small = A committee has at least three members; choose more.
fund-renew-head = A new vote
fund-renew-say = If a rule, a project or a cost must change, everybody votes again. All ballots are removed, and why is public.
fund-renew-why = Why people vote again
fund-renew = Remove all ballots and begin again
fund-renewed = The ballots are removed. Proposals and rules can be changed again.
fund-renew-paid = Money was paid already, or a committee decides here; there can be no new vote.
fund-public-hint = Everybody can read this.
fund-codes = Codes to vote with
fund-codes-lead = Give one to each person, at the door or at a meeting. Each code opens one ballot. Whoever holds the list could vote for others, so keep it as you would keep ballots.
fund-codes-how-many = How many codes in all
fund-codes-hint = Codes that were given out stay good if you ask for more later.
fund-codes-make = Make the codes
fund-codes-made = The codes are made.
fund-codes-list =
    { $codes ->
    [one] { $codes } code
   *[other] { $codes } codes
    }
fund-codes-where = People vote with them at
fund-code = Your code
fund-code-hint = The community gave it to you, for example 12-ACDE-FHJK.
fund-code-wrong = This is no code of this fund; compare it with your paper, letter by letter.
fund-to-ballot = Go to your ballot
fund-email = Your e-mail address
fund-email-hint = We send the link to your ballot there. We keep only a scrambled form of it, so that each person votes once.
fund-email-wrong = This is not an e-mail address; write it as marie@example.org.
fund-send = Send me my ballot
fund-sent-head = Look into your mail.
fund-sent = The link to your ballot is on its way. It also lets you change your vote, and shows you later where your share went.
fund-sent-again = Nothing came? Ask again
fund-mine = You are signed in as { $email }.
fund-mail-ballot-subject = Your ballot: { $fund }
fund-mail-ballot = Here is your ballot for “{ $fund }”. You can vote, and change your vote, until { $until }.
fund-mail-ballot-keep = Keep this mail: after the count, the same link shows you, and you alone, where your share went.
fund-mail-ballot-button = Open my ballot
fund-mail-foot = You get this because somebody wrote this address in the form of a shared fund. If it was not you, do nothing.
fund-mail-funded-subject = Funded: { $project }
fund-mail-funded = Good news: “{ $project }” gets its money from “{ $fund }”. On your own page you see the payments, and later you tell there what came of it.
fund-mail-funded-button = Open my page
fund-mail-not-funded-subject = Not funded this time: { $project }
fund-mail-not-funded = “{ $project }” is not funded by “{ $fund }” this time. The page of the outcome says why, and what would have been needed.
fund-mail-not-funded-button = See why
fund-mail-due-subject = Soon due: what came of { $project }?
fund-mail-due = Your neighbours would like to know what came of “{ $project }”. Please tell in a few lines, with receipts and a photo, by { $day }.
fund-mail-late-subject = Overdue: what came of { $project }?
fund-mail-late = The story of what came of “{ $project }” was due on { $day }. A few lines are enough; write to those who run the fund if something went wrong.
fund-mail-due-button = Tell what came of it
fund-ballot = Your ballot
fund-ballot-lead = Tick every project that you would be glad to see funded. There is { $amount } to share.
fund-ballot-legend = I approve of
fund-ballot-order = As many as you like. The order is different on each ballot.
fund-ballot-save = Cast my ballot
fund-ballot-saved = Your ballot is kept. You can change it until the vote ends.
fund-ballot-late = The vote has ended; this choice came too late. What you had chosen before counts.
fund-ballot-change = Until then you can change your ballot with the same link.
fund-ballot-kept =
    { $projects ->
    [0] Your ballot is kept. You approve of nothing on it.
    [one] Your ballot is kept. You approve of { $projects } project, which costs { $cost }.
   *[other] Your ballot is kept. You approve of { $projects } projects, which cost { $cost } together.
    }
fund-ballot-unknown = One of these projects is not voted on; nothing was changed. Choose again.
fund-paper = Enter paper ballots
fund-paper-lead = Copy one ballot at a time, exactly as it stands. Each is counted once.
fund-paper-mark = Number on the paper, or the voter’s e-mail address
fund-paper-mark-hint = Write a number on each paper, and enter each number once. With an address, the same person cannot vote again online.
fund-paper-code-hint = The code on the paper. It cannot be used again online to add a second ballot.
fund-paper-number = Write the number on the paper, or an e-mail address.
fund-paper-twice = A ballot of this person or with this number is counted already; nothing was added.
fund-paper-legend = Ticked on the paper
fund-paper-keep = Keep this ballot
fund-paper-kept = The ballot is kept. Take the next one.
fund-paper-late = The vote has ended; this paper came too late and does not count.
fund-share = Where your share went
fund-share-lead = Only you see this page, behind your own link.
fund-share-paid = Your share went here
fund-share-had = Everybody who voted had the same share: { $amount }.
fund-share-none = None of it was used: no project that you approve of could be paid for together.
fund-share-table = Your share, project by project
fund-share-amount = Amount
fund-share-unspent = Not used
fund-share-others = Also funded, without your share
fund-share-lost = You approve of these, and they are not funded
fund-share-why = Why not?
fund-share-later = The vote has ended. When the ballots are counted, this page shows where your share went.
fund-share-empty = You chose nothing on this ballot, so it had no share.
fund-outcome = What is funded
fund-outcome-sum =
    { $projects ->
    [0] Nothing is funded.
    [one] { $projects } project is funded, with { $spent } of { $amount }.
   *[other] { $projects } projects are funded, with { $spent } of { $amount }.
    } { $ballots ->
    [0] Nobody voted.
    [one] { $ballots } person voted.
   *[other] { $ballots } people voted.
    }
fund-outcome-committee = The committee has given what stands here.
fund-outcome-data = The whole outcome for programs (JSON)
fund-counted = Counted on { $when }.
fund-outcome-long = Open a project to see its figures, and where the money of its supporters went.
fund-winners = Funded
fund-winners-none = No project is funded.
fund-others = Not funded, and why
fund-why-not = Why not, in figures
fund-figures = Figures
fund-flows = Where its supporters’ money went instead
fund-flows-rest = All other projects
fund-won-shares =
    { $votes ->
    [one] { $votes } person approved of it and paid for it out of their share: { $most }.
   *[other] { $votes } people approved of it. Together they could pay for it: nobody paid more than { $most } of their share.
    }
fund-won-tied = Another project was just as good a buy; the order published before the vote decided which came first.
fund-won-added = Added with the money that was left: of what still fitted, most people approved of it.
fund-won-votes = Funded because it was among the most approved, or costs nothing.
fund-lost-votes =
    { $votes ->
    [0] Nobody approved of it.
    [one] { $votes } person approved of it.
   *[other] { $votes } people approved of it.
    }
fund-lost-too-few = They were too few: all their shares together were { $shortfall } short of its cost.
fund-lost-spent = It cost more than its supporters had left, after what they bought first: { $shortfall } was missing.
fund-lost-no-room = Other projects came first, and what was left of the money did not reach: { $shortfall } was missing.
fund-lost-over-budget = It costs more than the whole fund.
fund-lost-not-eligible = It did not fit the rules.
fund-lost-more =
    { $people ->
    [one] { $people } more person who wanted only this would have been enough.
   *[other] { $people } more people who wanted only this would have been enough.
    }
fund-lost-more-too-much =
    { $people ->
    [one] With { $people } more person who wanted only this, it could have been paid for. But everything together would then have cost more than the fund holds.
   *[other] With { $people } more people who wanted only this, it could have been paid for. But everything together would then have cost more than the fund holds.
    }
fund-lost-no-shares = More supporters would not have helped: there was too little money to give everybody a share.
fund-lost-cut-too-much = At { $cost } they could have paid for it, but everything together would then have cost more than the fund holds.
fund-lost-cut-later = After that, their money went on to other projects: had it cost { $cost }, it would have been funded.
fund-lost-cut = Had it cost { $cost }, it would have been funded.
fund-figure-votes = People who approved of it
fund-figure-most = Most that one person paid
fund-figure-full = Paid that much
fund-figure-part = Paid less: all they had left
fund-figure-nothing = Had nothing left to pay
fund-figure-cost = Cost
fund-figure-shortfall = Missing
fund-figure-support = Of its cost, supporters could bear
fund-how = How it was decided
fund-how-short = Everybody who voted had an equal share of the money. A project is funded if those who approved of it could pay for it together.
fund-beside = Beside it: if simply the most approved came first
fund-beside-way = Way of counting
fund-beside-spent = Given
fund-beside-reach = People with a project that they approved of
fund-beside-shares = Equal shares (what counts here)
fund-beside-greedy = Most approvals first
fund-beside-people = { $people } of { $all }
fund-beside-same = Both ways fund the same projects.
fund-beside-differ = Where the two differ
fund-beside-ours = Funded here, and not if most approvals came first:
fund-beside-theirs = Not funded here, but if most approvals came first:
fund-own-share = If you voted online, the link to your ballot now shows where your own share went.
fund-overrides = Decided against the vote
fund-override-given = gets { $amount }, though the vote did not fund it.
fund-override-taken = does not get its { $amount }.
fund-override-why = Why:
fund-fairness = Which parts of the neighbourhood asked and got
fund-fairness-lead = Over all funds of this community. So that the next call can begin where nobody asked.
fund-fairness-none = There is nothing to show yet.
fund-fairness-table = Proposals and awards by part of the neighbourhood
fund-fairness-area = Part
fund-fairness-asked = Proposed
fund-fairness-got = Funded
fund-fairness-whole = The whole neighbourhood
fund-never-applied = Never asked for money:
fund-never-won = Asked, and never got any:
