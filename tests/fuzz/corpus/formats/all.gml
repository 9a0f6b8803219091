# a remark
Creator "somebody"
graph [
  directed 1
  comment "a [ b ] &quot;c&quot;"
  node [ id 1 label "A &amp; B" graphics [ x 1.5 y [ z 2 ] ] sector "NAV" ]
  node [ id 2 label "&#248;&#128512;" w NaN ]
  node [ id -3 name "c" ]
  edge [ source 1 target 2 weight 2 label "x" ]
  edge [ source 2 target -3 weight 0 ]
  edge [ source 1 target 1 ]
]
