"""Tables of words that tell companies from other capitalised words. Data only; the functions are in company_*.py."""

from __future__ import annotations

from kg.extract.names import word_set

# What precedes an enumeration of companies: "key PLAYERS such as", "COMPANIES like".
PLAYER_NOUNS = (
    "players?|compan(?:y|ies)|manufacturers?|vendors?|suppliers?|firms?|producers?|providers?|competitors?|brands?|participants?|leaders?|contenders?|giants?|"
    "organizations|organisations|entities|startups|start-ups|developers|operators|retailers|corporations|makers|investors|specialists|"
    "enterprises|names|builders|automakers|businesses|incumbents|entrants|innovators|stakeholders|rivals|conglomerates|distributors|"
    "multinationals|groups|insurers|banks|airlines|carriers|publishers|studios|institutions|utilities|foundries|chipmakers|drugmakers"
)

# Words of the closed classes: no name begins with one.
FUNCTION_WORDS = word_set("""
    these those their its it they this that there here with in as while among for by at to of from and or but if when
    where which who whose what why how than then thus also although though despite however meanwhile similarly
    additionally furthermore moreover finally lastly notably overall likewise each both some most many several any
    such various numerous other others another they've we our you your his her through throughout during after before
    since until between within without across against toward towards can could may might will would should must has
    have had is are was were be been being do does did not no using ceo cto cfo founder chairman president and/or etc eg
    e.g ie i.e vs
    """)
# A name neither begins nor ends with one of these.
HEADING_WORDS = word_set("market markets player players manufacturers vendors suppliers competitors cagr revenue revenues")

# Words that begin sentences, or stand capitalised without being names. Lower case.
NOT_A_NAME = word_set("""
    the these those their its it they this that there here overall with in as while some among another one both each for
    other others by at on to of from and or but if when where which who what why how than then thus also although though
    despite however meanwhile similarly additionally furthermore moreover finally lastly first firstly second secondly
    third thirdly next further conversely notably collectively financially geographically regionally globally consequently
    therefore hence accordingly currently recently key major notable prominent leading main top emerging known looking
    revenue sales future market markets growth player players company companies manufacturers vendors suppliers
    competitors brands firms industry industries sector sectors segment segments demand recent factors projections
    continued current increasing global regional local several many most all any such various numerous according based
    given due driven additional new rising growing increased strong strategic competitive competition analysts forecasts
    forecast estimates data reports report research financial annual revenues investments investment innovation
    innovations technology technologies products product solutions services service applications application opportunities
    challenges trends trend regarding nonetheless nevertheless projected enhanced estimated expected anticipated likewise
    instead alternatively ultimately initially besides unlike combined together beyond considering concerning respectively
    specifically particularly especially interestingly
    gen below above added biometric transforming flagship novel reportedly simultaneously
    rivalry transitioning reaching
    millennials baby boomers regulatory introduction conclusion
    summary overview background details description type types region regions country countries north south east west
    central we our you your his her he she i using through throughout during after before since until over under between
    within without across against toward towards established founded headquartered specializing focused focusing renowned
    recognized originally formerly can could may might will would should must has have had is are was were be been being
    do does did not no yes january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday q1 q2 q3 q4 fy h1 h2 1h 2h yoy ai iot r&d cagr esg covid covid-19 ev
    evs oem oems b2b b2c gdp usd eur gbp us uk usa eu fda ce iso apac emea mea latam na roi kpi ppp ar vr ml iiot saas
    paas iaas api apis ip it hvac hr pr qa cad cam cfd 5g 4g 3g lte 3d 2d ipo m&a ceo cto cfo sme smes osat cfius gaap diy
    e-commerce ecommerce internet things pdf note source figure table chart n/a tbd faq
    """)

# A name whose every word is one of these is no company ("Market Growth", "Key Players", "Sales Revenue").
GENERIC = (
    NOT_A_NAME
    | FUNCTION_WORDS
    | HEADING_WORDS
    | word_set("""
    size share shares value landscape analysis outlook strategy strategies performance potential prospects position
    positioning presence leader leaders dynamics drivers insights profile profiles highlights development developments
    expansion assembly packaging manufacturing production distribution supply chain chains quality compliance safety
    health healthcare equipment devices machinery systems materials chemicals software hardware platforms platform cloud
    digital smart electric vehicle vehicles automotive aerospace defense energy power renewable oil gas mining
    construction agriculture food beverage consumer consumers electronics customer customers commercial industrial
    residential medical pharmaceutical pharmaceuticals retail small medium large enterprises enterprise businesses
    business sized non artificial intelligence machine learning big virtual augmented reality blockchain automation
    sustainability environmental social governance population middle class asia pacific europe america latin africa
    """)
)

# After a name at the head of a sentence: what makes it the subject.
SUBJECT_VERBS = (
    "is|are|was|were|has|have|had|will|would|can|could|may|continues?|remains?|stands?|holds?|held|leads?|led|dominates?|offers?|offered|provides?|provided|"
    "focus(?:es|ed)?|speciali[sz]es?|report(?:s|ed)|generat(?:es|ed)|announced|posted|recorded|achieved|expects?|expected|aims?|plans?|targets?|"
    "leverag(?:es|ed|e)|invests?|invested|expand(?:s|ed)?|manufactur(?:es|ed)|produc(?:es|ed)|suppl(?:ies|ied)|operates?|operated|serves?|"
    "emphasi[sz]es?|boasts?|benefits?|benefited|caters?|delivers?|delivered|develops?|developed|launched|acquired|maintains?|maintained|"
    "plays?|positions?|positioned|utili[sz]es?|uses?|employs?|enjoys?|experienced|saw|sees|grew|grows?|gained|garnered|reached|exceeded|"
    "excels?|combines?|brings?|concentrates?|contributes?|contributed|competes?|commands?|captures?|captured|capitali[sz]es?|"
    "distinguishes|differentiates?|drives?|drove|engages?|enhances?|enhanced|ensures?|establish(?:es|ed)|follows?|followed|features?|has|includes?|"
    "innovates?|integrates?|integrated|introduced|introduces|makes?|made|markets?|owns?|partner(?:s|ed)?|pioneers?|pioneered|prides?|prioriti[sz]es?|"
    "projects?|projected|promotes?|pushes|ranks?|ranked|represents?|seeks?|sells?|sold|shows?|showed|showcases?|sets?|"
    "strengthen(?:s|ed)?|strives?|supports?|taps?|thrives?|trails?|underwent|works?|actively|also|primarily|mainly|currently|consistently|recently|"
    "further|increasingly|similarly|still|too|traditionally|exclusively|effectively|successfully|notably|strategically|predominantly|particularly|"
    "alone|recently|approached|appeals?|adopts?|adopted|addresses|applies|attracts?|attributes|bolsters?|builds?|built|carved|"
    "collaborates?|collaborated|commits?|committed|connects?|creates?|created|designs?|demonstrates?|demonstrated|entered|estimates|"
    "exemplifies|exhibits?|exhibited|extends?|fosters?|garners?|gains?|harnesses|helps?|highlights?|implements?|implemented|improves?|"
    "incorporates?|looks?|merged|meets?|moved|navigates?|optimi[sz]es|possesses|presents?|prepares|pursues?|reflects?|relies|resonates|"
    "reportedly|rose|secures?|secured|shines|solidified|stays?|stresses|struggles?|surpassed|tailors?|tends|transforms?|transitioned|"
    "unveiled|ventured|witnessed|witnesses|yields?|closely|earned|earns|accounts?|accounted|did|does|made|occupies|paid|raised|shipped|"
    "saw|signed|slightly|spans|started|targets|trades|ties|won"
)

# First words that many names share: never a short form alone.
COMMON = word_set("""
    advanced american applied asian associated atlantic australian bank best bio british canadian central chemical china
    chinese city classic clean clear consolidated continental-based creative custom data delta-based digital dynamic
    eastern electronic electro energy engineered environmental european express fine first fresh general german global
    gold golden good grand great green group guangdong health high home hong house hua illinois independent indian
    industrial inner innovative integrated inter international japan jiangsu king korea life light living mega metal micro
    mid modern national natural nature new nippon north northern nova ocean old open optical original pacific parker-based
    perfect plastic power precision premier premium prime pro pure quality quick rapid red regal republic royal safe san
    santa select shandong shanghai shenzhen silver simple sky smart social solar solid south southern special specialty st
    standard star state steel summit sun super superior supreme swiss taiwan tech texas the thermal top total tri trans
    triple true turbo ultra union united universal urban us usa value vital water west western wild wonder world zhejiang
    beijing guangzhou suzhou hangzhou ningbo wuhan xiamen dongguan foshan tianjin qingdao chengdu hubei henan hebei hunan
    sichuan fujian anhui shanxi shaanxi liaoning jilin heilongjiang yunnan guangxi jiangxi xinjiang wuxi changzhou nantong
    yantai weifang zibo dalian nanjing jinan black blue white brown grey gray food foods care medical dental pharma auto
    motor marine air aero agro robert john james henry william johnson george charles thomas dr mr mrs van von de la le el
    al
    """)

# Groups whose name begins those of many divisions and subsidiaries: "Safran" is not short for "Safran Landing Systems".
CONGLOMERATES = word_set("""
    3m abb abbott airbus amazon apple basf bayer bmw boeing bosch canon cargill cisco collins daimler danaher dell dow
    dupont eaton emerson ford fuji fujitsu ge general-electric gm google hanwha hitachi honda honeywell hp hyundai ibm
    intel johnson kawasaki lg lotte merck microsoft mitsubishi mitsui nestle nissan novartis oracle panasonic parker
    pfizer philips raytheon reliance roche rolls-royce safran saint-gobain samsung sanofi sap schneider siemens sk sony
    sumitomo tata thales toshiba toyota trimble volvo
    """)
# What may follow the group's name in its own full name.
TRADE_WORDS = word_set(
    "group corporation corp company co inc ltd limited plc ag se sa nv electric electronics motor motors industries "
    "industrial technologies technology "
    "holdings holding international global chemical chemicals laboratories pharmaceuticals systems hannifin heavy platforms "
    "com business"
)
