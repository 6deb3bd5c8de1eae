margin-title = What the weights go by
margin-lead = Give how many people live here, by age, by place or by anything else that this wave asks. Answers are then weighted so that those who are heard less often count as much as there are of them.
margin-sum = Together
margin-source-said = { $source }, { $dated }. Brought on { $day }.
margin-provinces = Provinces and territories
margin-provinces-text = The numbers of all thirteen come with this program: Statistics Canada, Census of Population, May 2021. Take them for a wave that asks all of Canada.
margin-provinces-take = Take these numbers
margin-census = Statistics Canada, Census of Population
margin-census-date = May 2021
margin-place = The place of this community
margin-place-text = { $parts ->
    [one] This house keeps 1 number of the place ({ $by }): { $source }.
   *[other] This house keeps { $parts } numbers of the place ({ $by }): { $source }.
}
margin-file-link = Bring a CSV file instead
margin-file-title = Bring numbers as a file
margin-file-lead = One file has the numbers of one thing, for example of all ages. They take the place of those that were there.
margin-file = The file
margin-file-hint = CSV or plain text, two columns: the answer as people see it, and how many people. A first line with names of columns is passed over.
margin-file-none = There is no file, or nothing in it; nothing was changed. Choose a file
margin-file-not-text = The file is not plain text in UTF-8; nothing was changed. Save it as “CSV UTF-8” and bring it again
margin-enter = Enter or paste numbers
margin-attribute = By what
margin-totals = Each answer and how many people it is true of, one a line
margin-totals-hint = For example 15 to 24, 1,200. Put a comma between answer and number, or paste two columns of a spreadsheet or a CSV file. An empty list removes the numbers.
margin-source = Where the numbers are from
margin-source-hint = It is shown beside every figure that rests on them.
margin-dated = Of when they are
margin-dated-hint = For example: May 2021
margin-send = Keep these numbers
margin-kept = These numbers are kept. Figures of a closed wave are worked out again now.
margin-nothing-asked = This wave asks neither where people live nor anything on themselves. There is nothing that weights could go by.
margin-mixed = { $part } is of another kind than what you chose; nothing was changed. Give provinces and territories, or postal areas, not both
margin-line-level = Line { $line } does not begin with an answer of this question; nothing was changed. Write the answer as people see it
margin-lacking = There is no number for “{ $level }”; nothing was changed. Give one, 0 if nobody is
margin-nobody = All numbers are 0; nothing was changed. Give how many people there are
margin-contradiction = “{ $first }” adds up to { $all } people and “{ $second }” to { $other }; nothing was changed. Both must count the same people
