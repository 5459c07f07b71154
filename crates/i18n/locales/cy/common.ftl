### Yr hyn y mae pob tudalen yn ei rannu.

language-name = Cymraeg
skip-to-content = Neidio i'r prif gynnwys
footer-privacy = Preifatrwydd
footer-accessibility = Datganiad hygyrchedd

date-written =
    { $day } { $month ->
        [1] Ionawr
        [2] Chwefror
        [3] Mawrth
        [4] Ebrill
        [5] Mai
        [6] Mehefin
        [7] Gorffennaf
        [8] Awst
        [9] Medi
        [10] Hydref
        [11] Tachwedd
       *[12] Rhagfyr
    } { $year }
