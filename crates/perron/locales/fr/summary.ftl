# La page unique d’une séance

summary-title = Synthèse : { $session }
summary-lead = La synthèse d’une séance : une seule page, à l’écran comme sur papier.
summary-of-session = La synthèse d’une page
summary-pdf = Télécharger en PDF
summary-markdown = En texte (Markdown)
summary-read = Lire la page
summary-to-desk = Vers l’atelier de cette page
summary-to-session = Vers la séance
summary-published-on = Publiée le { $day }.

summary-insight = Ce que nous avons appris
summary-recommendation = Recommandations
summary-resource = Ressources
summary-collaboration = Collaborations
summary-dissent = Là où nous n’étions pas d’accord
summary-open = Ce qui reste ouvert
summary-insight-none = Rien n’a été retenu ici.
summary-recommendation-none = Rien n’a été recommandé.
summary-resource-none = Aucune n’a été nommée.
summary-collaboration-none = Personne n’a encore proposé de faire quelque chose ensemble.
summary-dissent-none = Personne n’a dit son désaccord. Cet espace est réservé au désaccord et ne sert jamais à autre chose.
summary-open-none = Rien n’est resté ouvert.
summary-place-head = Le titre
summary-place-foot = Le bas de la page

summary-session-of = Séance { $at } de { $of }
summary-mode-online = en ligne
summary-mode-in-person = en personne
summary-mode-both = en personne et en ligne
summary-people = { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
}
summary-people-few = Moins de 10 personnes
summary-tables-all = { $rounds ->
    [one] { $tables ->
        [one] { $tables } table
       *[other] { $tables } tables
    }
   *[other] { $tables } tables en { $rounds } rondes
}
summary-tables = { $tables ->
    [one] { $tables } table
   *[other] { $tables } tables
}
summary-areas = { $areas ->
    [one] { $areas } secteur postal
   *[other] { $areas } secteurs postaux
}
summary-notes = { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}
summary-own = Ajouté à l’animation; ne repose sur aucune note
summary-lost = { $lost ->
    [one] { $lost } note a été retirée
   *[other] { $lost } notes ont été retirées
}
summary-mending = Cette ligne est en réparation : des mots dont elle était faite ont été retirés.
summary-to = À : { $whom }
summary-by = D’ici le { $day }
summary-to-resident = Les résident·es
summary-to-association = Les associations
summary-to-organisation = Les organismes
summary-to-institution = Les institutions
summary-to-municipality = La municipalité
summary-to-province = La province ou le territoire
summary-to-federal = Le gouvernement fédéral
summary-lever-housing = Logement
summary-lever-education = Éducation
summary-lever-healthcare = Santé
summary-lever-community = Développement communautaire
summary-doer-community = La communauté seule
summary-doer-help = La communauté avec de l’aide
summary-doer-institution = Une institution
summary-answered = { $who }, le { $day } : { $verdict }.
summary-verdict-accepted = oui
summary-verdict-partly = oui, en partie
summary-verdict-declined = non
summary-verdict-later = pas encore décidé
summary-confirmed = { $right ->
    [0] Aucune table ne l’a encore confirmée, sur { $all }
    [one] Confirmée par { $right } table sur { $all }
   *[other] Confirmée par { $right } tables sur { $all }
}
summary-confirmed-missing = { $missing ->
    [one] { $missing } dit qu’il manque quelque chose
   *[other] { $missing } disent qu’il manque quelque chose
}
summary-confirmed-silent = { $silent ->
    [one] { $silent } n’a pas répondu
   *[other] { $silent } n’ont pas répondu
}
summary-both-languages = Le français et l’anglais disent la même chose.
summary-method = Les lignes viennent des notes, selon le nombre d’accords et de tables; l’animation les a formulées.
summary-paper-link = Suivre chaque ligne jusqu’à ses notes :

summary-objections = Ce qui manque, disent des gens qui étaient là
summary-objections-lead = On leur a demandé si la page est juste. Ce qui manque selon eux est montré dans leurs mots.
summary-objections-hidden = { $hidden ->
    [one] { $hidden } autre n’est pas montré, parce qu’il blesse ou trahit quelqu’un.
   *[other] { $hidden } autres ne sont pas montrés, parce qu’ils blessent ou trahissent quelqu’un.
}
summary-objection-table = Table { $table }
summary-objection-nowhere = À aucune table
summary-objection-hide = Ne pas montrer
summary-objection-show = Montrer de nouveau
summary-objection-hidden = Ce n’est plus montré. Qu’un avis de plus a été donné reste dit.
summary-objection-shown = C’est montré de nouveau.

summary-not-yet = Il n’y a pas encore de synthèse
summary-not-yet-lead = La synthèse de « { $session } » sera publiée ici quand les gens qui étaient là l’auront regardée.

summary-begin-title = La page unique
summary-begin-lead = Une première ébauche se compose à partir des notes : ce qui a reçu le plus d’accord, au plus grand nombre de tables, vient d’abord. Chaque ligne reprend les mots d’une note et garde les notes sur lesquelles elle repose. Vous la changez comme vous voulez.
summary-begin-notes = { $notes ->
    [0] Aucune note n’a encore été écrite. Vous pouvez commencer par une page vide.
    [one] { $notes } note a été écrite.
   *[other] { $notes } notes ont été écrites.
}
summary-begin-running = La séance se poursuit : les notes qui viendront plus tard ne sont pas dans l’ébauche. Vous pourrez les ajouter à la main.
summary-begin = Composer l’ébauche
summary-drafted = Voici l’ébauche. Vérifiez les mots, puis écrivez l’autre langue.
summary-drafted-empty = La page est vide : il n’y avait aucune note dont les mots peuvent servir.

summary-desk-title = La page unique de : { $session }
summary-desk = La page unique
summary-state-draft = Ébauche
summary-state-confirming = En confirmation
summary-state-published = Publiée
summary-left-out = { $notes ->
    [one] Les mots de { $notes } note n’ont pas pu servir, parce qu’ils sont trop longs ou ne peuvent être montrés. Regardez-la plus bas.
   *[other] Les mots de { $notes } notes n’ont pas pu servir, parce qu’ils sont trop longs ou ne peuvent être montrés. Regardez-les plus bas.
}
summary-translate = Écrire les deux langues côte à côte
summary-missing-en = L’anglais manque.
summary-missing-fr = Le français manque.
summary-stale-en = L’anglais est plus ancien
summary-stale-fr = Le français est plus ancien
summary-stale = À revoir
summary-mend-stands = Des mots sur lesquels cette ligne reposait ont été retirés. Elle tient encore sur { $notes ->
    [one] { $notes } autre note.
   *[other] { $notes } autres notes.
}
summary-mend = Elle tient sans eux
summary-mend-fallen = Cette ligne reprend des mots qui ont été retirés, ou plus rien ne la soutient. Personne ne la voit. Reformulez-la à partir de ses autres notes, ou retirez-la.
summary-mend-words = Reformulez d’abord la ligne : elle reprend des mots qui ont été retirés.
summary-mended = La ligne tient sans ce qui a été retiré.
summary-edit = Changer
summary-up = Monter
summary-down = Descendre
summary-remove = Retirer
summary-add = Ajouter une ligne
summary-answers = Réponses
summary-unused = { $notes ->
    [one] { $notes } note sur laquelle aucune ligne ne repose
   *[other] { $notes } notes sur lesquelles aucune ligne ne repose
}
summary-make-line = En faire une ligne
summary-line-removed = La ligne est retirée; ses notes sont toujours là.
summary-gauge = Tient-elle sur une page?
summary-language-en = Anglais
summary-language-fr = Français
summary-fits = { $lines ->
    [0] Elle tient, et elle est pleine.
    [one] Elle tient; il reste environ { $lines } ligne.
   *[other] Elle tient; il reste environ { $lines } lignes.
}
summary-too-long = { $section } : environ { $lines ->
    [one] { $lines } ligne de trop.
   *[other] { $lines } lignes de trop.
}
summary-next = La suite
summary-next-published = Tout le monde peut la lire.
summary-reopen = La retirer pour la réparer
summary-reopen-hint = Personne ne pourra la lire jusqu’à ce que vous la publiiez de nouveau.
summary-reopened = Elle est retirée. Réparez-la, demandez de nouveau, puis publiez-la.
summary-to-do = Avant de pouvoir la publier :
summary-ask = Demander aux gens qui étaient là
summary-ask-hint = Chaque personne qui était là reçoit un lien : « c’est juste », ou « il manque ceci ». Qui a laissé une adresse reçoit une lettre, une seule fois.
summary-asked = On leur a demandé. Leurs réponses arrivent ici.
summary-asked-already = On leur a déjà demandé.
summary-confirmation-link = La page qui leur demande
summary-heard = { $right ->
    [one] { $right } table sur { $all } dit que c’est juste
   *[other] { $right } tables sur { $all } disent que c’est juste
}, { $missing } qu’il manque quelque chose; { $people ->
    [one] { $people } personne a répondu.
   *[other] { $people } personnes ont répondu.
}
summary-heard-earlier = { $people ->
    [one] { $people } d’entre elles a lu une formulation plus ancienne.
   *[other] { $people } d’entre elles ont lu une formulation plus ancienne.
}
summary-publish = Publier la page
summary-published = Elle est publiée. Les gens inscrits reçoivent une lettre.
summary-changed-meanwhile = Quelqu’un a changé la page entre-temps. Regardez-la encore une fois, puis publiez-la.
summary-refused-empty = La page est vide. Ajoutez d’abord une ligne.
summary-refused-not-begun = La séance n’a pas commencé. Publiez la page une fois que les gens se sont rencontrés.
summary-refused-not-asked = Demandez d’abord aux gens qui étaient là.
summary-refused-stale-en = L’anglais d’une ligne manque ou est plus ancien que le français.
summary-refused-stale-fr = Le français d’une ligne manque ou est plus ancien que l’anglais.
summary-refused-long-en = La page en anglais dépasse une feuille.
summary-refused-long-fr = La page en français dépasse une feuille.
summary-refused-mend = Une ligne repose sur une note qui a été retirée.
summary-no-pdf = Elle ne tient pas encore sur une page dans cette langue. La jauge dit ce qui est trop long.
summary-anew = Recommencer
summary-anew-hint = Une nouvelle ébauche remplace tout ce qui est sur la page.
summary-anew-do = Composer une nouvelle ébauche

summary-line-title = Changer une ligne
summary-line-new = Ajouter une ligne
summary-text-en = Ce qu’elle dit, en anglais
summary-text-fr = Ce qu’elle dit, en français
summary-same = Les deux langues disent la même chose
summary-section = Où elle se place
summary-section-hint = Gardez la ligne pour voir ce qui accompagne une recommandation ou une collaboration.
summary-doer = Qui le fait
summary-addressee = À qui elle s’adresse
summary-lever = Levier politique
summary-who = À qui, ou qui
summary-who-en = À qui exactement, ou qui le fait, en anglais
summary-who-fr = La même chose en français
summary-who-hint = Par exemple : la Ville, développement social
summary-by-when = Pour quand
summary-by-hint = Peut rester vide.
summary-rests-on = Les notes sur lesquelles elle repose
summary-rests-on-none = Elle ne repose sur aucune note. La page dit qu’elle vient de l’animation.
summary-other-notes = D’autres notes
summary-keep = Garder la ligne
summary-line-kept = La ligne est gardée.
summary-back = Retour à la page
summary-no-text = Écrivez la ligne dans au moins une langue.
summary-agreed = { $agreed } sur { $of } d’accord
summary-kind-story = Récit
summary-kind-strength = Force
summary-kind-barrier = Obstacle
summary-kind-idea = Idée
summary-kind-recommendation = Recommandation
summary-kind-resource = Ressource
summary-kind-offer = Offre
summary-kind-request = Demande
summary-kind-disagreement = Désaccord
summary-kind-quote = Citation

summary-translation-title = Les deux langues côte à côte
summary-translation-lead = Qui lit une langue doit lire la même chose que qui lit l’autre. Une ligne changée dans une langue attend que l’autre suive.
summary-keep-all = Garder les deux langues
summary-translation-kept = Les deux langues sont gardées.

summary-confirm-title = Est-ce juste? { $session }
summary-confirm-lead = Vous y étiez. Lisez la page, puis dites si elle est juste.
summary-confirm-ask = Est-ce bien ce que nous avons dit?
summary-confirm-said = Vous avez répondu. Vous pouvez changer votre réponse.
summary-confirm-feedback = Comment était la séance?
summary-confirm-verdict = Votre réponse
summary-confirm-right = C’est juste
summary-confirm-missing = Quelque chose manque ou n’est pas juste
summary-confirm-words = Qu’est-ce qui manque ou n’est pas juste?
summary-confirm-words-hint = Montré avec la page, avec le numéro de votre table et sans votre nom. Ne nommez personne qui ne le voudrait pas.
summary-confirm-send = Envoyer la réponse
summary-confirmation-kept = Merci. Votre réponse compte.
summary-missing-what = Dites en quelques mots ce qui manque.
summary-not-there = Cette page s’adresse aux gens qui étaient là
summary-not-there-lead = Utilisez le lien de votre lettre, ou l’appareil avec lequel vous avez signalé votre présence.
summary-not-asked = La page n’est pas encore prête
summary-not-asked-lead = On demandera aux gens qui étaient là quand l’animation l’aura composée.

summary-answers-title = Ce qui a été répondu
summary-answer-who = Qui a répondu
summary-answer-who-hint = Une institution, et qui a signé pour elle
summary-answer-verdict = La réponse
summary-answer-en = Les raisons, en anglais
summary-answer-fr = Les raisons, en français
summary-answer-when = Quand
summary-answer-keep = Garder la réponse
summary-answer-kept = La réponse est gardée et se trouve sous la recommandation.
summary-answer-remove = Retirer
summary-answer-removed = La réponse est retirée.
summary-answer-day = Dites quel jour la réponse a été donnée.

summary-letter-ask-subject = Est-ce bien ce que nous avons dit? { $session }
summary-letter-ask-why = Vous étiez à « { $session } ». Une seule page dit maintenant ce qui en est ressorti, en français et en anglais.
summary-letter-ask-do = Lisez-la et dites si elle est juste, ou ce qui manque. Deux minutes suffisent.
summary-letter-ask-button = Lire la page
summary-letter-ask-foot = Vous recevez cette lettre une seule fois, parce que vous avez signalé votre présence à la séance. Le lien est à vous seul·e.
summary-letter-published-subject = Une page : ce qui est ressorti de { $session }
summary-letter-published-why = La synthèse d’une page de « { $session } » est publiée : ce que nous avons appris, recommandations, ressources, qui fera quoi ensemble, et là où nous n’étions pas d’accord.
summary-letter-published-do = Elle est là en français et en anglais, sur le Web et pour l’impression.
summary-letter-published-button = Lire la page
summary-letter-published-foot = Vous recevez cette lettre une seule fois, parce que vous étiez inscrit·e à la séance.
