# Un organisme qui décide de ce qui est montré de ses gens
steward-title = Les groupes pour lesquels vous décidez
steward-lead = Les chiffres de ces groupes ne paraissent qu’avec votre accord, et tant qu’il dure. Sinon, chaque page dit que vous les retenez, et les chiffres des autres groupes ne permettent pas de les déduire.
steward-none = Aucun pouls ne vous a confié un groupe.
steward-in = Dans le pouls de
steward-granted = Montrés avec votre accord.
steward-granted-until = Montrés avec votre accord jusqu’au { $day }.
steward-withheld = Retenus par vous.
steward-grant = Donner mon accord pour un an
steward-withhold = Retenir dès maintenant
steward-leave = Ne plus décider pour ce groupe
steward-decided = Votre décision vaut dès maintenant. Les chiffres sont recalculés.
