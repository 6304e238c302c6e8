"""Tables of words that names of markets are made of. Data only; the functions are in market_*.py.

Collected from the 8,825 market names of corpus/reports by frequency, sorted by what a word says of a product. All entries are
singular and lower case, as `market_name.singular` leaves them.
"""

from __future__ import annotations

from kg.ground.tables import forms_of, word_set

# Heads that only say "a thing": they tell two markets apart only by class. System stands in two classes.
HARDWARE = word_set("device equipment machine machinery instrument apparatus unit system")
PROGRAMS = word_set("software tool platform solution suite app application program")
GENERIC_HEADS = HARDWARE | PROGRAMS | word_set("product technology service appliance")
# A machine works on something, a device is something: "frozen drinks" are no "frozen drink machines", but "auto dialers" are
# "auto dialer systems".
MACHINES = word_set("equipment machine machinery instrument apparatus unit")
DEVICE, MACHINE, PROGRAM = "~device", "~machine", "~software"
# Heads for which the words before them carry the product: the shared part of two names must go beyond these.
WEAK_HEADS = (
    GENERIC_HEADS
    | frozenset((DEVICE, MACHINE, PROGRAM))
    | word_set("management material agent chemical component part accessory kit api reagent derivative")
)

# Nouns of acting: "energy storage" and "energy storage system" are one market; "coffee" and "coffee machine" are not.
ACTION_WORDS = word_set(
    """
    management storage control care maintenance surveillance recovery transfer analysis security intelligence analytics
    """
)
ACTION_ENDINGS = ("tion", "sion", "ment", "ance", "ing")
NOT_ACTIONS = word_set(
    """
    flooring bearing clothing tubing piping roofing spring string wing casing housing coating ceiling railing earring
    instrument equipment garment cement pigment ointment supplement element substance appliance ambulance lotion
    """
)
# "testing" is sold as a service as well: testing equipment is a part of it.
SERVICE_ACTIONS = word_set("testing imaging printing packaging cleaning coating manufacturing processing recycling lighting")

# Agent nouns that are written as "-ing machine" too: a wafer grinder is a wafer grinding machine.
AGENT_NOUNS = word_set(
    """
    grinder welder cutter printer washer dryer cleaner mixer tester sander crusher sorter feeder labeler packer slicer
    peeler blender shredder polisher drill bender roller folder laminator bonder winder stacker loader dispenser scanner
    analyzer counter extruder dishwasher sterilizer humidifier dehumidifier harvester planter sprayer trimmer mower engraver
    plotter dicer
    """
)

# One word, several spellings or endings. The right-hand side stands for all of them.
SPELLINGS = forms_of(
    """
    aluminum aluminium
    fiber fibre
    tire tyre
    color colour
    gray grey
    center centre
    liter litre
    meter metre
    vapor vapour
    flavor flavour
    odor odour
    armor armour
    mold mould
    molding moulding
    molded moulded
    sulfate sulphate
    sulfur sulphur
    sulfide sulphide
    sulfite sulphite
    sulfonate sulphonate
    sulfuric sulphuric
    cesium caesium
    analyzer analyser
    catalyzer catalyser
    sterilizer steriliser
    stabilizer stabiliser
    fertilizer fertiliser
    atomizer atomiser
    anesthesia anaesthesia
    anesthetic anaesthetic
    pediatric paediatric
    orthopedic orthopaedic
    gynecology gynaecology
    hemodialysis haemodialysis
    esophageal oesophageal
    diarrhea diarrhoea
    tumor tumour
    defense defence
    license licence
    plow plough
    jewelry jewellery
    check cheque
    program programme
    catalog catalogue
    airplane aeroplane aeroplan
    donut doughnut
    yogurt yoghurt
    cozy cosy
    draft draught
    automatic automated
    electric electrical
    3 tri three triple
    2 two twin dual double
    1 one single mono
    4 four quad
    5 five
    6 six
    7 seven
    8 eight
    colored coloured
    metallized metalized metalised metallised
    modeling modelling
    labeling labelling
    traveling travelling
    """
)

GREEK: dict[str, str] = {
    "α": "alpha ",
    "β": "beta ",
    "γ": "gamma ",
    "δ": "delta ",
    "ε": "epsilon ",
    "λ": "lambda ",
    "μ": "micro",
    "µ": "micro",
    "ω": "omega ",
}

# Words that say nothing about which market it is.
FILLERS = word_set("the a an based use type industry global worldwide")
# "X for Y" is a Y X. "of" and "to" inside set phrases are not: "point of care", "internet of things", "ready to eat".
PREPOSITIONS = word_set("for in of by with")
SET_PHRASES = word_set(
    """
    point internet proof out bill state end line full software platform infrastructure artificial ready
    """
)

# What a modifier says. Two values of one dimension exclude each other ("other metal", "opposites": different markets);
# values of two dimensions cross (a ceramic one can be portable: overlapping markets).
DIMENSIONS: dict[str, frozenset[str]] = {
    "material": word_set(
        """
        aluminum steel stainless iron copper brass bronze zinc nickel tin lead gold silver platinum titanium tungsten
        molybdenum tantalum lithium sodium potassium calcium magnesium cobalt lanthanum cesium strontium barium zirconium
        vanadium gallium indium germanium silicon carbon graphite graphene boron ceramic glass quartz sapphire diamond
        crystal stone marble granite concrete cement gypsum wood wooden bamboo paper cardboard corrugated leather cotton
        wool silk linen polyester nylon polyamide aramid fabric textile rubber silicone latex nitrile neoprene plastic
        polymer polyethylene polypropylene polystyrene polyurethane polycarbonate polyimide pvc pet pe pp ps pu pvb evoh eva
        abs ptfe pvdf peek epoxy phenolic acrylic melamine vinyl urethane thermoplastic thermoset thermosetting fiberglass
        basalt metal metallic alloy clay sic gan mineral mica cellulose starch soybean corn rice wheat fruit vegetable nut
        grain oat pea potato coconut palm olive milk whey egg fish beef chicken pork lamb almond peanut hemp ferrite ruby
        composite elastomer
        """
    ),
    "use": word_set(
        """
        medical surgical dental hospital clinical pharmaceutical pharma veterinary pet animal poultry swine cattle
        industrial commercial residential household domestic home kitchen automotive aircraft aerospace aviation airport
        marine ship boat naval military defense homeland railway rail train bus truck motorcycle bicycle bike scooter
        trailer tractor construction mining agricultural agriculture farm garden food beverage cosmetic feed laboratory lab
        school education educational office hotel retail bank banking restaurant sport gaming automobile drone telecom
        oilandgas textile semiconductor electronic nuclear sewing beauty laundry
        cleanroom logging forestry smartphone phone tablet wind
        """
    ),
    "place": word_set(
        """
        interior exterior indoor outdoor overhead underground subsea underwater offshore onshore roadside ceiling floor wall
        roof rooftop window roadway
        """
    ),
    "drive": word_set(
        """
        electric pneumatic hydraulic diesel petrol gasoline solar hybrid mechanical battery manual cordless corded steam
        """
    ),
    "form": word_set(
        """
        flexible rigid portable handheld fixed mobile stationary desktop benchtop folding foldable travel compact wearable
        mounted vertical horizontal standalone floating inflatable round flat linear rotary curved straight tracked crawler
        wheeled modular
        """
    ),
    "colour": word_set(
        """
        white black red green blue yellow orange pink gray brown violet clear transparent color colored
        """
    ),
    "principle": word_set(
        """
        laser ultrasonic ultrasound plasma infrared ultraviolet uv acoustic optical thermal magnetic electromagnetic
        electrostatic capacitive inductive resistive piezoelectric centrifugal reciprocating vacuum microwave radar lidar
        bluetooth wifi wireless wired fluorescence electrochemical catalytic thermoelectric fiber optic gas screw
        peristaltic diaphragm
        """
    ),
    "claim": word_set(
        """
        vegan organic natural artisanal artisan biodegradable ecofriendly halal kosher glutenfree sugarfree oilfree recycled
        synthetic artificial herbal green
        """
    ),
    "automation": word_set(
        """
        automatic semiautomatic smart intelligent robotic cnc programmable digital analog computerized robotics
        """
    ),
    "sterility": word_set("disposable reusable sterile nonsterile sterilized"),
    "phase": word_set(
        """
        liquid solid powder powdered gaseous dry wet gel spray granular aqueous dehydrated frozen fresh canned instant
        """
    ),
    "size": word_set("small large micro nano mini miniature bulk heavy light lightweight giant"),
    "level": word_set("high low medium ultra middle"),
    "user": word_set(
        """
        adult baby infant kid child women woman men man senior elderly pediatric neonatal youth teen toddler
        """
    ),
    "count": word_set("1 2 3 4 5 6 7 8 multi many"),
    "grade": word_set("premium luxury professional consumer standard specialty"),
}
DIMENSION_OF: dict[str, str] = {w: d for d, words in reversed(DIMENSIONS.items()) for w in words}
# Endings of chemical words: another salt, another acid, another metal.
CHEMICAL_ENDINGS = tuple(sorted(word_set("ium ide ate ite ene ane ine one ol yl ose oxy ester ether amide amine")))
CHEMICAL_MIN = 6
# Values of one dimension that do not exclude each other: a name may carry both ("organic vegan ice cream").
OPEN_DIMENSIONS = frozenset(("claim", "level", "grade"))
OPPOSITES = frozenset(
    frozenset(p.split())
    for p in ("natural synthetic", "natural artificial", "organic synthetic", "high low", "high medium", "low medium")
)
# A use that holds others.
NESTED_USES: dict[str, frozenset[str]] = {
    "medical": word_set("surgical dental hospital clinical"),
    "aerospace": word_set("aircraft aviation airport military defense"),
    "commercial": word_set("office hotel restaurant school retail hospital bank"),
    "industrial": word_set("mining construction food semiconductor pharmaceutical textile commercial"),
    "automotive": word_set("truck bus trailer"),
}
# How a thing works, as against what it works on: "food" and "pet" are objects of "cutting", "laser" is not.
MANNERS = word_set("drive form automation principle size level count sterility")
# Words whose left neighbour names the kind: food grade, cosmetic grade.
KIND_WORDS = word_set("grade type class level")
# A chemical name goes on through these heads: a tantalum boride sputtering target is no tantalum sputtering target.
CHEMICAL_CARRIERS = word_set("target powder crystal salt api reagent solution")
ELEMENTS = word_set(
    """
    aluminum iron copper zinc nickel tin lead gold silver platinum titanium tungsten molybdenum tantalum lithium sodium
    potassium calcium magnesium cobalt lanthanum cesium strontium barium zirconium vanadium gallium indium germanium silicon
    boron bismuth cerium yttrium hafnium niobium manganese chromium cadmium tellurium selenium antimony hydrogen fluorine
    chlorine bromine iodine
    """
)
# Complements that are one thing in two words.
SET_PAIRS = frozenset((("oil", "gas"), ("food", "beverage"), ("research", "development"), ("pulp", "paper"), ("wire", "cable")))
# Beginnings that belong to the next word: non dairy is not dairy.
PREFIXES = word_set("non anti pre semi self multi sub inter intra ultra super post re co de tele")
# Words in front of a number in a gloss that is a specification: "(above 18 tons)".
BOUNDS = word_set("above below under over up less more")
# Words that end in s and are no plurals.
NO_PLURALS = word_set("gas lens series species canvas news diabetes bias atlas pancreas texas christmas asbestos chaos cosmos")
