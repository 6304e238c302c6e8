"""Tables of words that names of companies are made of. Data only; the functions are in company_*.py.

Collected from the 46,443 company names of corpus/reports by frequency. Lower case, without accents.
"""

from __future__ import annotations

from kg.ground.tables import forms_of, word_set

# Legal forms: dropped at the end of a name.
LEGAL = word_set(
    """
    inc incorporated corp corporation co company cos ltd limited ltda llc llp lp plc pllc ag gmbh mbh kg kgaa ohg ev eg se
    sa sas sarl srl srls spa snc nv bv cv bvba ab publ asa as aps oy oyj abp pte pty pvt private kk sdn bhd berhad jsc ojsc
    pjsc ooo oao zao tbk sl slu sau sab sapi saoc psc pcl zrt kft sro doo dd sia uab ug lc ulc cia compania eirl eood ood
    adr
    """
)
# Words that may stand before a legal form and go with it ("PT ... Tbk" stands in front).
LEGAL_HEADS = frozenset(("the", "pt", "messrs"))
LEGAL_LETTERS = {
    "inc": "i",
    "incorporated": "i",
    "corp": "c",
    "corporation": "c",
    "co": "c",
    "company": "c",
    "ltd": "l",
    "limited": "l",
    "llc": "l",
    "plc": "p",
}

# A group and its namesake trade under one name: "JCET Group" is JCET.
GROUP_TAILS = word_set("group groups holding holdings groupe gruppe grupo gruppo konzern")

# One word in several forms.
FORMS = forms_of(
    """
    technology technologies tech techno
    system systems
    industry industries industrial industrials
    chemical chemicals chem chemie chemistry
    material materials
    solution solutions
    electronic electronics elec
    pharmaceutical pharmaceuticals pharma pharm pharmaceutic
    semiconductor semiconductors
    laboratory laboratories labs lab
    food foods
    plastic plastics
    metal metals
    product products
    instrument instruments
    international intl int
    manufacturing mfg manufacture manufacturers
    engineering engg eng
    machinery machineries
    enterprise enterprises
    service services
    network networks
    communication communications
    ceramic ceramics
    control controls
    motor motors
    biotech biotechnology
    science sciences
    tool tools
    device devices
    sensor sensors
    optic optics
    robotic robotics
    equipment equipments
    fiber fibers fibres fibre
    coating coatings
    paint paints
    polymer polymers
    aluminum aluminium
    component components
    valve valves
    pump pumps
    cable cables
    film films
    filter filters
    brand brands
    flavor flavours flavors
    fragrance fragrances
    ingredient ingredients
    center centre
    color colour
    tire tyre tyres tires
    sports sport
    composites composite
    logistics logistic
    dynamics dynamic
    diagnostics diagnostic
    cosmetics cosmetic
    st saint
    """
)

# Tails that complete a company's name without naming a part of it: "Evonik Industries" is Evonik. Solutions, services, products
# and the like do not: "Valeo Service" is an arm of Valeo.
COMPLETIONS = (
    word_set(
        """
        technology industry international laboratory manufacturing system corporation worldwide global company
        scientific electric electronic instrument works incorporated integrated
        """
    )
    | GROUP_TAILS
)
# Tails that name a part or an arm: "Omron Healthcare" is not Omron where Omron is the better known name.
DIVISIONS = word_set(
    """
    healthcare health medical pharmaceutical chemical energy aerospace aviation lighting automotive security analytics
    cropscience crop diagnostics biotech biosciences bioscience capital financial insurance packaging semiconductor power
    water lifescience lifesciences life nutrition food animal agro agriculture coating paint plastic polymer composites
    optic optical precision robotic automation digital cloud marine defense space rail mobility logistics construction
    mining steel metal glass ceramic paper wire cable battery solar display sensor imaging dental surgical vision care
    consumer home building fine specialty performance advanced heavy china japan india korea america americas usa us uk
    europe germany france italy canada mexico brazil australia asia pacific taiwan singapore russia philippines thailand
    vietnam malaysia north south research foundation venture ventures partners test machinery tool oil gas petrochemical
    fiber film chem
    """
)

# Words too common to stand for a company alone, or to bring two names together.
GENERIC = word_set(
    """
    national american advanced general global united first china international universal new great golden general standard
    central royal pacific atlantic north south east west northern southern eastern western asia europe european america
    africa african japan japanese korea korean india indian taiwan chinese german germany french france italian british
    english russian brazil canada canadian australia australian swiss swedish nordic texas california florida boston new
    york chicago london paris tokyo osaka nippon nihon dai toyo shin air sun sea ocean blue green red black white gold
    silver star sky moon earth world power energy solar electric electro electronic micro nano bio eco geo hydro thermo auto
    aero astro agro pharma chem petro opto photo tele tri uni multi poly omni inter trans super ultra hyper mega alpha beta
    gamma delta sigma omega lambda apex summit peak prime premier superior supreme best top first one pro max plus total
    true pure natural organic nature smart intelligent digital dynamic innovative integrated applied industrial commercial
    specialty special custom precision quality master expert creative classic modern future next perfect ideal unique elite
    royal imperial crown king queen prince eagle lion tiger dragon phoenix wolf bear fox hawk falcon titan atlas apollo
    hercules orion vega nova delta vector matrix vertex zenith horizon spectrum fusion vision focus insight life health
    healthcare care medical medicine dental pharmaceutical chemical chemistry material steel metal iron copper aluminum
    glass paper plastic rubber food water oil gas fire light laser optical sound wave data info net web cyber cloud mobile
    soft tech technology system software solution service group company corporation industry enterprise holding partners
    associates brothers sons bros family home house city village valley mountain river lake forest garden farm country union
    federal state public people community big small little high low long fast quick rapid easy simple safe secure security
    guard shield force team active motion control direct line link point way path bridge gate key lock box pack print image
    color design art craft work works lab factory mill tool machine motor engine drive gear wheel truck car bike boat ship
    marine rail road space sports a an the of and for in on at by to with dr mr st saint san santa los las la le el al de
    del di da van von der den john james william robert david michael george thomas charles paul peter karl carl hans
    johnson smith williams brown jones miller davis wilson anderson taylor moore martin lee thompson clark lewis allen scott
    king wright hill baker adams nelson carter mitchell
    """
)

# Chinese provinces and cities that stand before a company's own name.
PLACES = word_set(
    """
    shanghai jiangsu shenzhen shandong zhejiang beijing hangzhou guangzhou henan ningbo suzhou guangdong qingdao nanjing
    anhui hunan hubei tianjin sichuan wuxi jiangxi zhengzhou wuhan hebei jinan shaanxi xiamen changzhou foshan chengdu
    dongguan zibo nantong xian chongqing yangzhou fujian shanxi yantai jiangyin yunnan wenzhou weifang changsha shijiazhuang
    jilin lianyungang zhuhai taizhou shenyang weihai zhangjiagang xinxiang guilin guangxi changchun hefei dalian liaoning
    guizhou gansu xinjiang hainan harbin heilongjiang kunming fuzhou nanchang taiyuan luoyang baoding tangshan zhongshan
    huizhou jiaxing shaoxing huzhou jinhua xuzhou zhenjiang yancheng huaian tianshui linyi dezhou liaocheng dongying jining
    taian laiwu heze binzhou rizhao zaozhuang anyang xuchang kaifeng nanyang yichang xiangyang jingzhou huangshi zhuzhou
    xiangtan hengyang yueyang changde zigong mianyang deyang leshan yibin baoji xianyang lanzhou xining yinchuan urumqi
    inner mongolia hongkong taipei hsinchu taichung kaohsiung wuhu bengbu maanshan anqing quanzhou zhangzhou putian sanming
    jiujiang ganzhou yichun cangzhou langfang handan xingtai hengshui kunshan changshu taicang yixing danyang yueqing cixi
    yuyao zhuji shangyu haining tongxiang
    """
)

# What a part of a company calls itself, at the end of "X's ...".
DIVISION_NOUNS = word_set(
    """
    division unit segment business arm subsidiary department branch operation operations section franchise
    """
)
# What a parenthesis says when it names an owner or a history, not another form.
OWNER_CUES = (
    "subsidiary",
    "part of",
    "owned by",
    "acquired by",
    "a division of",
    "division of",
    "a unit of",
    "formerly",
    "now ",
    "merged",
    "a brand of",
    "previously",
)

# Word beginnings that count as words of their own in an acronym: TongFu MicroElectronics, TFME.
ACRONYM_PREFIXES = (
    "micro",
    "opto",
    "photo",
    "electro",
    "petro",
    "bio",
    "tele",
    "nano",
    "semi",
    "agro",
    "hydro",
    "aero",
    "thermo",
)
