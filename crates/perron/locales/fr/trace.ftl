# Where somebody's words went

trace-mine = Où sont allés mes mots
trace-mine-lead = De chacune de vos notes et de vos récits, jusqu’à chaque ligne et chaque clause qui s’y appuie. Ouvrez-en un pour le reprendre ou changer ce que vous permettez.
trace-none = Rien de vous ne se trouve encore sur cet appareil. Les notes de séances et les récits apparaissent ici.
trace-note = Une note
trace-story = Un récit
trace-nowhere = Il n’a encore été utilisé nulle part.
trace-taken-back = Vous l’avez repris.
trace-line = Une ligne de la synthèse d’une séance
trace-place = Utilisé ici
trace-clause = Clause { $number }, { $strategy }
trace-edition = Une édition publiée
trace-edition-number = Édition { $number }
trace-marked = Marquée depuis le { $date } : ces mots ne s’y trouvent plus.
