# A body that decides what is shown of its people
steward-title = Groups you decide for
steward-lead = Figures of these groups are shown only as long as you grant it. Until then every page says that you withhold them, and the figures of no other group give them away.
steward-none = No pulse names you for a group.
steward-in = In the pulse of
steward-granted = Shown, with your grant.
steward-granted-until = Shown, with your grant, until { $day }.
steward-withheld = Withheld by you.
steward-grant = Grant it for a year
steward-withhold = Withhold it now
steward-leave = Decide for this group no more
steward-decided = Your decision holds from now on. The figures are worked out again.
