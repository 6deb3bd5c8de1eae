form-summary = { $faults ->
    [one] One thing needs another look
   *[other] { $faults } things need another look
}
form-kept = Everything you typed is still here.
form-empty = Write something here
form-too-long = Shorten this to { $most } characters; there are { $length } now
form-choose = Choose one of the answers
form-number = Write a whole number from { $least } to { $most }
form-date = { $date } is not a date; write day, month and year, such as 14 6 2027
form-most = { $most ->
    [one] You can write one character.
   *[other] You can write up to { $most } characters.
}
form-left = characters left
form-over = characters too many
form-day = Day
form-month = Month
form-year = Year
form-previous = Previous
form-next = Next
form-page = Page { $page }
form-money-no-number = Write an amount, such as 1,500 or 1,500.50.
form-money-negative = An amount cannot be less than zero.
form-money-too-fine = { $currency } has no parts that small; round the amount.
form-money-too-much = This is more money than can be counted here; check the zeros.
