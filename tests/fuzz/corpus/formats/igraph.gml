Creator "python-igraph"
Version 1
graph
[
  directed 1
  node
  [
    id 0
    name "a"
    label "Åse"
    sector "Skole"
    age 3
  ]
  node
  [
    id 1
    name "b"
    label "Bo"
    sector "Skole"
    age 4
  ]
  node
  [
    id 2
    name "c"
    label "Kari"
    sector "NAV"
    age 5
  ]
  node
  [
    id 3
    name "d"
    label "Dag"
    sector "NAV"
    age 2
  ]
  node
  [
    id 4
    name "e"
    label "Eli"
    sector "Helse"
    age 1
  ]
  edge
  [
    source 0
    target 1
    weight 2
  ]
  edge
  [
    source 1
    target 0
    weight 1
  ]
  edge
  [
    source 1
    target 2
    weight 3
  ]
  edge
  [
    source 2
    target 3
    weight 1
  ]
  edge
  [
    source 3
    target 1
    weight 2
  ]
]
