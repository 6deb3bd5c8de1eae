# What people say of themselves, if they want to

self-title = Self-identification
self-lead = You need not answer any of this. Answer one question, some or none; choose as many answers as fit.
self-purpose = What it is for
self-purpose-text = To see, together, who takes part here and who is missing. It is used for nothing else, and no page shows what one person answered.
self-apart = How it is kept
self-apart-text = Encrypted, apart from your account and from everything else you say here, under a key that is not in the database. Stewards see only counts of at least ten people.
self-until = For how long
self-until-text = For about two years after you last saved it; then it is removed by itself. You can change or erase it here at any time.
self-save = Keep my answers for this purpose
self-erase = Erase my answers
self-kept = Your answers are kept, encrypted. Come back here to change or erase them.
self-erased = Nothing is kept of what you said about yourself.
self-own = In their own words
self-own-of = In my own words: { $question }
self-unsaid = I prefer not to say
self-shut = These answers cannot be opened now.
self-shut-text = The key of this house is not where it belongs. Nothing of your answers is lost or seen; whoever runs the house is told and can put it back. Come again later.

self-ask-indigenous = Are you First Nations, Métis or Inuk (Inuit)?
self-indigenous-no = No
self-indigenous-first-nations = Yes, First Nations
self-indigenous-metis = Yes, Métis
self-indigenous-inuk = Yes, Inuk (Inuit)
self-indigenous-unsure = I am not sure

self-ask-group = Which of these groups are you part of?
self-group-white = White
self-group-south-asian = South Asian
self-group-chinese = Chinese
self-group-black = Black
self-group-filipino = Filipino
self-group-arab = Arab
self-group-latin-american = Latin American
self-group-southeast-asian = Southeast Asian
self-group-west-asian = West Asian
self-group-korean = Korean
self-group-japanese = Japanese

self-ask-gender = What is your gender?
self-gender-man = Man
self-gender-woman = Woman
self-gender-non-binary = Non-binary person

self-ask-orientation = What is your sexual orientation?
self-orientation-straight = Heterosexual (straight)
self-orientation-gay = Lesbian or gay
self-orientation-bi = Bisexual or pansexual

self-ask-disability = Do you identify as a person with a disability?
self-disability-yes = Yes
self-disability-no = No

self-ask-limits = Does a difficulty or a lasting condition limit what you do day to day?
self-limits-often = Often or always
self-limits-sometimes = Sometimes
self-limits-never = Rarely or never

self-ask-arrival = How long have you lived in Canada?
self-arrival-born = I was born here
self-arrival-five = Permanent resident for 5 years or less
self-arrival-ten = Permanent resident for 6 to 10 years
self-arrival-longer = I came here more than 10 years ago to stay
self-arrival-temporary = I am here without permanent residence

self-ask-official = Which official language did you learn first and still speak?
self-official-english = English
self-official-french = French
self-official-neither = Neither

self-ask-home = Which languages do you speak most often at home?
self-home-english = English
self-home-french = French

self-ask-age = How old are you?
self-age-fifteen = 15 to 24
self-age-twenty-five = 25 to 34
self-age-thirty-five = 35 to 44
self-age-forty-five = 45 to 54
self-age-fifty-five = 55 to 64
self-age-sixty-five = 65 to 74
self-age-seventy-five = 75 or older

self-ask-needs = How hard is it for your household to pay for what it needs?
self-needs-hard = Very hard
self-needs-somewhat = Somewhat hard
self-needs-neither = Neither hard nor easy
self-needs-easy = Easy

self-ask-housing = Where do you live?
self-housing-own-home = In a home my household owns
self-housing-rent = In a rented home
self-housing-other-home = In a residence, a shelter or with others for now
self-housing-no-home = Without a home

self-ask-care = Do you look after someone?
self-care-child = Yes, children
self-care-adult = Yes, an adult who needs help
self-care-no = No

self-counts-title = Who takes part, in counts
self-counts-lead = What people said of themselves, all together. A count is shown from ten people on and rounded down to a multiple of five. There are no totals, and the counts stand still until ten people have answered or changed their answers, so that nobody’s answer can be worked out.
self-counts-none = There are no counts yet: they come in the night after ten people have answered.
self-counts-day = Counted on { $day }.
self-counts-least = at least { $count }
self-counts-few = fewer than 10, perhaps nobody
self-counts-shut = They were kept under another key. Put the key file of that time back where the settings say; until then nothing is counted anew.
self-counts-lost = If the file is lost for good, so are the answers. You can remove them, so that people may answer again.
self-counts-begin = Remove what cannot be opened
self-counts-anew = What could not be opened is removed. People can answer anew.
