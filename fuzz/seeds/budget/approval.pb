META
key;value
description;A small vote
num_projects;3
num_votes;4
budget;900
vote_type;approval
PROJECTS
project_id;cost;name;selected
1;500;Benches;1
2;400;Crossing;1
M/3;300;"Mural; at last";0
VOTES
voter_id;vote
a;1,2
b;1
c;M/3
d;2,M/3
