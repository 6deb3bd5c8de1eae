# Le mandat d’une communauté, en versions

terms-title = Mandat de la table
terms-lead = Comment cette table travaille ensemble. Ses membres conviennent de chaque version.
terms-none = Il n’y en a pas encore.
terms-new = Proposer une version
terms-new-lead = On demande aux membres si cela leur convient. La version en vigueur le reste jusque-là.
terms-hint = Des paragraphes et des listes. Une version ne change jamais : proposez-en une autre.
terms-propose = La proposer
terms-proposed = Elle est proposée : les membres ont la parole.
terms-none-proposed = Rien n’a changé : aucune version n’est proposée en ce moment.
terms-say = Cette version vous convient-elle?
terms-ask = Pouvez-vous vivre avec ce mandat, et vous y tenir?
terms-settle-do = La table en convient
terms-agreed-now = Cette version est désormais en vigueur.
terms-take-back = Retirer cette proposition
terms-taken-back = La proposition est retirée.
terms-versions = Versions
terms-standing-proposed = Version { $version }, proposée le { $date }
terms-standing-agreed = Version { $version }, convenue le { $date }
terms-standing-replaced = Version { $version }, convenue le { $date } et remplacée depuis
terms-standing-withdrawn = Version { $version }, proposée le { $date } et retirée
terms-template = Qui nous sommes et pour qui nous parlons : ¶Comment on se joint à nous, et comment nous rejoignons les personnes absentes : ¶Combien de fois nous nous réunissons, où, et ce qu’il faut pour participer : ¶Comment nous décidons, et ce qui arrive quand quelqu’un s’oppose : ¶Qui garde les notes et l’argent, et pour combien de temps : ¶Comment nous sommes ensemble : ¶Quand nous regardons de nouveau ce mandat :
