graph [
  directed 1
  node [
    id 0
    label "&#229;"
    Sector "Skole"
  ]
  node [
    id 1
    label "b"
    Sector "Skole"
  ]
  node [
    id 2
    label "c"
    Sector "NAV"
  ]
  node [
    id 3
    label "d"
    Sector "NAV"
  ]
  node [
    id 4
    label "e"
    Sector "Helse"
  ]
  edge [
    source 0
    target 1
    weight 2
  ]
  edge [
    source 1
    target 0
    weight 1
  ]
  edge [
    source 1
    target 2
    weight 3
  ]
  edge [
    source 2
    target 3
    weight 1
  ]
  edge [
    source 3
    target 1
    weight 2
  ]
]
