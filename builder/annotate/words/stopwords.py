"""Words that say nothing about a subject."""

from __future__ import annotations

STOP = frozenset(
    """a about above across after again against all almost along already also although always am among an and
    another any are around as at away be became because become becomes been before being below best better
    between beyond both but by came can cannot could despite did different do does doing done down due during
    each eg either else enough especially et etc even ever every few first five for four from fully further
    furthermore generally given gives giving had has have having hence her here higher his how however i ie if
    in indeed instead into is it its itself just know known largely last least less let like likely little made
    mainly make makes making many may me mean means might more moreover most much must my namely near nearly
    need needs neither never nevertheless new next no non none nor not now of off often on once one only onto or
    other others otherwise our ours out over own per perhaps possible quite rather really respectively same
    second see seen several shall she should similar similarly since six so some still such than that the
    their theirs them themselves then there thereby therefore these they third this those though three through
    throughout thus to together too toward towards two under unlike until up upon us use used useful uses using
    usually various very via vs was way ways we well were what when where whereas whether which while who whole
    whose why will with within without would yet you your""".split()
)
"""Words of grammar; they say nothing about a subject and stand in no phrase."""

PAPER_TALK = frozenset(
    """able abstract account accurate accurately achieve achieved achieves achieving additional address
    addresses adjustment adjustments advantage aforementioned aim aims allow allowed allowing allows analyses
    analysis analyze analyzed applied apply applying approach approaches arbitrary arise article aspect
    aspects assess assume assumed assumption augment author available based basic behavior behaviour bound
    bounds broad called case cases challenge challenges challenging change changes choice chosen class close
    collection combination combine combined combining common commonly compare compared comparison complete
    complex comprehensive compute computed conclude conclusion condition conditions connection consider
    considered considering consist consistent consistently consists construct context contrast contribution
    contributions correspond corresponding create crucial current currently datasets define defined degree
    demonstrate demonstrated demonstrates demonstrating depend dependence depending depends derive derived
    describe described describes design designed detail detailed determine determined develop developed
    develops difference differences difficult directly discuss discussed distinct downstream duration easily
    easy effect effective effectively effectiveness effects efficient efficiently effort elucidate emerging
    employ enable enables enabling end enhance enhanced enhancing ensure epsilon essential establish
    established estimate evaluate evaluated exact exactly example examples exceed excel exhibit exhibits
    exist existing experiment experimental experimentally experiments explain exploit explore explored
    exploring expose extend extended extending extension extensive external fact factor factors fast faster
    find finding findings finds fixed focus follow following follows form formulated found framework full
    fundamental future gain general generate generated good governed great hand handle handling hard help
    high highlight highly idea identified identify illustrate impact implement implementation implementing
    implications importance important improve improved improvement improvements improves improving include
    included includes including incorporate incorporating increase increases increasing increasingly
    individual inherent initial input insight insightful insights instance interest interesting introduce
    introduced introduces introducing intuitive investigate investigated involve issue issues key kind large
    larger lead leading leads length level levels leverage leverages leveraging limitation limitations
    limited literature log long low lower main major mathbf mathcal mathrm maximum method methodology methods
    minimal minimum model modeled modeling modelling models motivated multiple namely natural necessary
    notable notably note novel number numerical numerically numerous objective observe observed obtain
    obtained obtaining offer open order original outperform outperforms output overall paper papers part
    particular particularly parts people perform performance performed performing performs perspective point
    points popular possible potential potentially practical practice precise present presented presenting
    presents previous previously primary principle principled prior problem problems procedure process
    processes produce progress promising propose proposed proposes prove proved proven provide provided
    provides providing purpose quality question questions range reason recent recently reduce reduced reduces
    reducing related relative relevant reliability reliable relies rely relying remain remains report
    reported represent represented representing require required requires research researchers respect result
    resulting results reveal revealing reveals review rich role run sense set sets setting settings short
    show showing shown shows significance significant significantly similar simple simply simultaneously
    single size small smaller solution solutions special specific specifically stable standard start state
    step straightforward strategy strong stronger strongly studied studies study studying success successful
    successfully suggest suggests sum superior support tackle take taken target task tasks technique
    techniques tend term terms test tested theoretical theoretically theory think time tool tools total
    traditional trivial true truly type types typical typically unclear uncover underlying understand
    understanding understood unified uniform unique utilize utilizes valid validate value values variable
    variety vary varying verify version view wide widely wider work works years yield yields zero""".split()
)
"""What papers of every field say about themselves; a hint of no subject."""
