# Un organisme qui décide de ce qui est montré de ses gens
steward-title = Les groupes pour lesquels vous décidez
steward-lead = Les chiffres de ces groupes ne sont montrés que tant que vous l’accordez. D’ici là, chaque page dit que vous les retenez, et les chiffres d’aucun autre groupe ne les laissent deviner.
steward-none = Aucun pouls ne vous nomme pour un groupe.
steward-in = Dans le pouls de
steward-granted = Montrés, avec votre accord.
steward-granted-until = Montrés, avec votre accord, jusqu’au { $day }.
steward-withheld = Retenus par vous.
steward-grant = Accorder pour un an
steward-withhold = Retenir dès maintenant
steward-leave = Ne plus décider pour ce groupe
steward-decided = Votre décision vaut dès maintenant. Les chiffres sont recalculés.
