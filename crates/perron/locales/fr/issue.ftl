issue-list = Ce qui compte ici
issue-list-title = Ce qui compte ici : { $community }
issue-list-lead = Des enjeux que des gens ont soulevés. Chacun dit pourquoi c’est important, ce qui est déjà fort ici et sur quoi il repose. Ensemble, ils font la liste où la table choisit ce qui vient d’abord.
issue-list-none = Personne n’a encore rien soulevé. Vous pouvez commencer.
issue-list-all = { $count ->
    [one] Voir { $count } enjeu réuni, mis à part ou résolu
   *[other] Voir { $count } enjeux réunis, mis à part ou résolus
}
issue-list-open = Voir seulement ceux qui tiennent
issue-to-priorities = Ce qui vient d’abord
issue-on-community = Ce qui compte ici
issue-on-community-none = Aucun enjeu n’a encore été soulevé.
issue-all = { $count ->
    [0] Tous les enjeux
    [one] { $count } enjeu
   *[other] Les { $count } enjeux
}
issue-waiting = { $count ->
    [one] { $count } enjeu venu d’ailleurs attend qu’on le lise
   *[other] { $count } enjeux venus d’ailleurs attendent qu’on les lise
}
issue-rests-count = { $count ->
    [0] ne repose encore sur rien d’autre
    [one] repose sur { $count } chose dite
   *[other] repose sur { $count } choses dites
}
issue-raise = Soulever un enjeu
issue-raise-from = À partir de ce qui s’est dit ici
issue-raise-here = Soulever un enjeu à partir de ceci
issue-raise-lead = Dites en quelques mots ce qui compte. Tout le monde peut le lire. Une langue suffit; d’autres aident pour la seconde.
issue-raise-outside = Vous n’êtes pas de cette table, ou n’avez pas ouvert de session. Les personnes qui l’animent lisent ce que vous soulevez avant que d’autres le voient.
issue-raise-do = Soulever cet enjeu
issue-raised = Votre enjeu est là.
issue-raised-waiting = Merci. Les personnes qui animent la table le lisent maintenant. Gardez cette adresse pour voir ce qu’il devient.
issue-change = Changer les mots
issue-change-lead = Tout le monde peut le lire. Pendant qu’on vote sur lui, ses mots restent tels quels.
issue-changed = C’est changé.
issue-save = Enregistrer les changements
issue-cancel = Annuler
issue-privacy = Nous le gardons avec la date et, pour que vous puissiez le changer, avec votre compte ou ce navigateur. Aucune page ne dit qui l’a soulevé.
issue-no-title = Dites en quelques mots ce que c’est, dans une langue au moins
issue-title-en = Ce qui compte, en anglais
issue-title-fr = Ce qui compte, en français
issue-title-hint = Quelques mots, par exemple « Une traverse sûre devant l’école ».
issue-other-language = La même chose en anglais, si vous voulez
issue-other-language-hint = La même chose dans l’autre langue. Il faut les deux avant qu’on vote.
issue-about-en = Pourquoi c’est important, en anglais
issue-about-fr = Pourquoi c’est important, en français
issue-about-hint = Qui cela touche, depuis quand, ce qui arrive si rien ne change.
issue-strengths-en = Ce qui est déjà fort ici, en anglais
issue-strengths-fr = Ce qui est déjà fort ici, en français
issue-strengths-hint = Des gens, des groupes, des lieux, des savoir-faire sur lesquels bâtir.
issue-strengths = Ce qui est déjà fort ici
issue-place = Où
issue-place-label = Où est-ce?
issue-place-why = Le lieu paraît sur la page de l’enjeu. Laissez vide si c’est partout ici.
issue-place-area = Donnez le nom d’un lieu : un secteur postal ne dit à personne où c’est
issue-lever = Politique publique
issue-lever-label = Quelle politique publique pourrait y changer quelque chose?
issue-lever-hint = Laissez si aucune ne vous vient.
issue-lever-none = Aucune, ou je ne sais pas
issue-themes = Thèmes
issue-themes-label = Thèmes
issue-themes-hint = Un par ligne, dans les deux langues : Safety | Sécurité
issue-theme-wrong = Écrivez un thème dans les deux langues avec une barre entre les deux, par exemple « Safety | Sécurité »; cette ligne ne convient pas : { $line }
issue-themes-many = Au plus { $most } thèmes; enlevez-en
issue-who = À qui est cet enjeu?
issue-who-me = À moi
issue-who-other = Quelqu’un me l’a dit, à la porte ou au téléphone
issue-who-hint = Si quelqu’un vous l’a dit, relisez-le-lui avant de l’envoyer. Son nom n’est pas gardé; que vous l’avez noté, oui.
issue-of = Ce qui compte pour { $community }
issue-state-waiting = Il attend que les personnes qui animent la table le lisent.
issue-state-open = Il tient.
issue-state-merged = Il fait maintenant partie d’un autre enjeu :
issue-state-set-apart = Il est mis à part.
issue-state-resolved = Il est résolu.
issue-state-hidden = La modération l’a caché après un signalement.
issue-hidden-title = Caché après un signalement
issue-waiting-text = Les autres ne le voient pas encore.
issue-origin-resident = Soulevé par une personne d’ici le { $day }
issue-origin-session = Soulevé à partir d’une séance le { $day }
issue-origin-conversation = Soulevé à partir d’une conversation le { $day }
issue-origin-story = Soulevé à partir d’un récit le { $day }
issue-origin-door = Dit à quelqu’un qui l’a noté le { $day }
issue-rests-on = Sur quoi il repose
issue-rests-nothing = Rien d’autre encore : quelqu’un l’a dit, et cela suffit pour le soulever.
issue-source-note = Une note d’une table
issue-source-summary-line = Une ligne d’une page publiée
issue-source-statement = Un énoncé
issue-source-story = Un récit
issue-source-kept = La personne garde ces mots entre celles qui étaient là.
issue-source-lost = Cela a été repris.
issue-from-session = De la séance « { $session } »
issue-from-summary = De la page de « { $session } »
issue-from-conversation = De la conversation « { $question } »
issue-from-story = Raconté ici
issue-sources-lost = { $count ->
    [one] Une chose sur laquelle il reposait a été reprise et n’est plus montrée. Les personnes qui veillent sur l’enjeu voient s’il tient encore.
   *[other] { $count } choses sur lesquelles il reposait ont été reprises et ne sont plus montrées. Les personnes qui veillent sur l’enjeu voient s’il tient encore.
}
issue-sources-title = Soulever un enjeu à partir de ce qui s’est dit ici
issue-sources-lead = Cochez ce qui va ensemble. L’enjeu reposera là-dessus, et qui l’a dit voit où ses mots sont allés.
issue-sources-of = Sur quoi il repose
issue-sources-of-lead = Cochez ce qui porte cet enjeu. Qui l’a dit voit où ses mots sont allés, et peut les reprendre.
issue-sources-change = Changer ce sur quoi il repose
issue-sources-none = Il n’y a encore rien à choisir : aucune page de séance publiée, aucun terrain d’entente, aucun récit confié à cette communauté dont on puisse se servir.
issue-sources-common = Ce sur quoi tous les groupes s’entendent
issue-sources-stories = Récits confiés à cette communauté
issue-sources-notes = Notes de « { $session } »
issue-sources-sessions = Voir les notes d’une séance :
issue-sources-now = Il repose sur
issue-sources-go-on = Continuer
issue-sources-save = Enregistrer
issue-sources-kept = Ce sur quoi il repose est enregistré.
issue-parts = Enjeux qui en font maintenant partie
issue-rounds = Où l’on a voté sur lui
issue-actions = Ce qu’on y fait
issue-came-out = Numéro { $position } dans l’ordre du { $of }
issue-look-after = Veiller sur cet enjeu
issue-merger = En faire une partie d’un autre enjeu
issue-merger-lead = Quand deux enjeux disent presque la même chose, l’un devient une partie de l’autre. Les deux pages restent, et ce sur quoi il repose compte dès lors avec l’autre. On peut l’en sortir.
issue-merger-alike = Ceux-ci se ressemblent
issue-merger-others = Les autres
issue-merger-none = Aucun autre enjeu ne tient pour le moment.
issue-merger-do = Réunir
issue-merged = Il fait maintenant partie de l’autre enjeu.
issue-separate = L’en sortir
issue-separated = Il tient de nouveau tout seul.
issue-let-stand = L’accepter
issue-reason = Pourquoi, ou comment
issue-reason-hint = Tout le monde peut le lire.
issue-resolve = C’est résolu
issue-set-apart = Le mettre à part
issue-take-back = Le reprendre
issue-decided = C’est enregistré.
issue-refused-voted-on = On vote en ce moment sur cet enjeu, rien n’a donc changé; attendez la fermeture du tour.
issue-refused-not-open = Cela ne va pas avec ce que cet enjeu est devenu, rien n’a donc changé; regardez-le de nouveau.
issue-refused-no-such = Choisissez un enjeu de cette table qui tient; rien n’a changé.
