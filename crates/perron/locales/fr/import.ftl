import-title = Apporter une conversation de Polis
import-kicker = Pour la modération
import-lead = Téléversez l’exportation d’une conversation Polis. Elle est lue ici, sur ce serveur, et reprise en entier ou pas du tout.
import-question-en = La question en anglais
import-question-fr = La question en français
import-question-hint = Les deux sont nécessaires pour que l’on continue à voter. Pour une conversation fermée, vous pouvez les laisser vides : le sujet de l’exportation sert alors de question.
import-question-needed = Écrivez la question dans cette langue aussi : une conversation ouverte parle les deux
import-language = Dans quelle langue sont les énoncés?
import-language-hint = Ils pourront être traduits ici plus tard.
import-language-en = Anglais
import-language-fr = Français
import-language-other = Une autre langue, ou plusieurs
import-state = Et ensuite?
import-state-open = Ouverte : on peut continuer à voter
import-state-closed = Fermée : seulement la carte et ce qu’elle montre
import-files = L’exportation
import-files-hint = Un fichier zip, ou ses fichiers : votes.csv (ou participants-votes.csv), comments.csv et summary.csv. Au plus 100 Mo.
import-no-files = Choisissez le fichier zip, ou les fichiers CSV de l’exportation; le navigateur les oublie quand un formulaire revient
import-send = Téléverser et lire
import-under-title = En cours
import-reading = Lecture des fichiers.
import-under = { $done } votes sur { $all } sont enregistrés ({ $percent }).
import-leave = Vous pouvez quitter cette page et y revenir.
import-look = Regarder de nouveau
import-done-title = Tout est là
import-done = { $votes ->
    [one] Un vote
   *[other] { $votes } votes
} { $people ->
    [one] d’une personne
   *[other] de { $people } personnes
} sur { $statements ->
    [one] un énoncé.
   *[other] { $statements } énoncés.
}
import-see-map = Voir la carte
import-see = Voir la conversation
import-report = Ce qui a été repris, et ce qui ne l’a pas été
import-changed = { $votes ->
    [one] Un vote a été changé plus tard par la même personne; le dernier compte.
   *[other] { $votes } votes ont été changés plus tard par la même personne; le dernier compte.
}
import-out = { $statements ->
    [one] Un énoncé avait été écarté par la modération là-bas; il l’est ici aussi.
   *[other] { $statements } énoncés avaient été écartés par la modération là-bas; ils le sont ici aussi.
}
import-waiting = { $statements ->
    [one] Un énoncé que personne n’avait regardé attend la modération.
   *[other] { $statements } énoncés que personne n’avait regardés attendent la modération.
}
import-about = { $statements ->
    [one] Un énoncé porte sur la conversation elle-même et reste hors de la carte.
   *[other] { $statements } énoncés portent sur la conversation elle-même et restent hors de la carte.
}
import-wordless = { $statements ->
    [one] Les mots d’un énoncé ne sont pas dans les fichiers; son numéro en tient lieu.
   *[other] Les mots de { $statements } énoncés ne sont pas dans les fichiers; leurs numéros en tiennent lieu.
}
import-not-taken = Les groupes et les décomptes des fichiers n’ont pas été repris : ils sont calculés ici à partir des votes.
import-refused-title = Rien n’a été repris
import-refused = L’exportation ne peut pas être lue.
import-refused-kept = Rien n’en a été gardé, et rien n’a changé ici. Corrigez le fichier ou exportez-le de nouveau, puis réessayez.
import-again = Réessayer
import-problem-no-votes = Elle ne contient ni votes.csv, ni votes-derived.csv, ni participants-votes.csv.
import-problem-unreadable = { $file } ne peut pas être lu.
import-problem-empty = { $file } est vide, mais devrait commencer par le nom de ses colonnes.
import-problem-column = { $file } n’a pas de colonne « { $what } ».
import-problem-fields = { $file }, ligne { $line } : l’en-tête a { $what } colonnes, mais cette ligne en a { $found }. Le fichier est-il coupé?
import-problem-utf8 = { $file }, ligne { $line } : ce n’est pas du texte en UTF-8. Enregistrez le fichier dans ce codage.
import-problem-quote = { $file } : un texte entre guillemets n’est pas refermé avant la fin. Le fichier est-il coupé?
import-problem-number = { $file }, ligne { $line } : « { $what } » vaut « { $found } », mais devrait être un nombre entier.
import-problem-value = { $file }, ligne { $line } : « { $what } » vaut « { $found } », qui n’est pas une des valeurs possibles.
import-problem-statement = { $file }, ligne { $line } : l’énoncé { $what } n’est pas dans comments.csv.
import-problem-archive = { $file } n’est pas un fichier zip, ou il est endommagé. Le téléversement a-t-il été coupé?
import-problem-much = { $file } contient plus de { $what } Mo une fois décompressé. Apportez-le par la ligne de commande du serveur.
import-problem-twice = { $file }, ligne { $line } : « { $what } » { $found } figure aussi à une ligne précédente.
import-problem-long = { $file }, ligne { $line } : « { $what } » compte plus de { $found } caractères. Manque-t-il un guillemet dans une ligne précédente?
import-problem-lost = Les fichiers téléversés ne sont plus là.
import-problem-other = Quelque chose a mal tourné sur ce serveur pendant la lecture.
