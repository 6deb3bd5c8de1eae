panel-title = Le panel
panel-lead = Des personnes qu’on interroge de nouveau à chaque vague. Chacune reçoit son propre lien, et un code à la place d’un nom.
panel-addresses = Adresses courriel, une par ligne
panel-addresses-hint = Seulement celles de personnes qui ont accepté. Une adresse qui est déjà dans le panel n’est pas ajoutée de nouveau.
panel-papers = Combien de personnes reçoivent leur lien sur papier?
panel-papers-hint = Pour les personnes sans courriel : chacune reçoit un code et un lien que vous lui remettez.
panel-language = Dans quelle langue leur écrit-on?
panel-language-hint = Sur la page, on peut choisir l’autre.
panel-language-en = Anglais
panel-language-fr = Français
panel-add = Ajouter au panel
panel-kept = Le panel est gardé. Si une vague est ouverte, les nouvelles personnes sont invitées d’ici quelques minutes.
panel-nobody = Écrivez au moins une adresse, ou combien de personnes reçoivent leur lien sur papier
panel-address-wrong = « { $line } » n’est pas une adresse courriel; corrigez la ligne ou retirez-la
panel-too-many = Il y a là plus de { $most } adresses; ajoutez-les en plusieurs fois
panel-members = { $people ->
    [one] { $people } personne dans le panel
   *[other] { $people } personnes dans le panel
}
panel-empty = Il n’y a encore personne dans le panel.
panel-on-paper = sur papier
panel-remove = Retirer
panel-removed = Cette personne n’est plus dans le panel; son adresse est oubliée. Les réponses remises restent, sous leur code.
panel-links = Liens à remettre sur papier
panel-links-lead = Chaque lien est celui d’une personne, pour cette vague seulement. Remettez-en un par personne; il compte une fois.
panel-links-none = On écrit à tout le panel par courriel.
panel-mail-invite = Vous faites partie du panel du pouls. La vague « { $wave } » est ouverte : quelques questions, quelques minutes.
panel-mail-invite-subject = { $wave } : vos questions
panel-mail-remind = La vague « { $wave } » est encore ouverte, et vos réponses ne sont pas encore remises.
panel-mail-remind-subject = { $wave } : encore ouverte
panel-mail-until = Vous pouvez répondre jusqu’au { $until }.
panel-mail-own = Ce lien est à vous : ne le transmettez pas, s’il vous plaît. Il vous permet de vous arrêter, de revenir et de changer vos réponses.
panel-mail-button = Répondre
panel-mail-foot = Vous recevez cette lettre parce que vous avez accepté de faire partie de ce panel. À la fin des questions, vous pouvez arrêter les rappels ou quitter le panel.
