#include "words.hpp"

#include <iterator>

namespace simulator {
namespace {

constexpr const char* kPrefixes[] = {
    "North",  "Bright", "Silver", "Iron",   "Blue",   "Clear",  "Open",   "Swift",  "Granite", "River",  "Oak",
    "Cedar",  "Hazel",  "Amber",  "Copper", "Cobalt", "Ever",   "True",   "Prime",  "High",    "Deep",   "Quick",
    "Smart",  "Red",    "Green",  "White",  "Black",  "Gold",   "Sun",    "Moon",   "Star",    "Sky",    "Cloud",
    "Rain",   "Snow",   "Wind",   "Fire",   "Frost",  "Summit", "Valley", "Harbor", "Castle",  "Tower",  "Garnet",
    "Falcon", "Meadow", "Forest", "Lake",   "Ocean",  "Coral",  "Delta",  "Alpha",  "Nova",    "Vertex", "Zenith",
    "Apex",   "Orbit",  "Pixel",  "Quant",  "Vector", "Lumen",  "Maple",  "Willow", "Heron"};

constexpr const char* kRoots[] = {
    "forge", "stone", "gate",   "field", "bridge", "path",  "line",   "point", "port",  "mark",  "wave", "light",
    "leaf",  "root",  "stream", "crest", "peak",   "wood",  "ford",   "well",  "haven", "nest",  "hive", "loop",
    "grid",  "stack", "shift",  "spark", "scale",  "sight", "mind",   "link",  "cast",  "craft", "beam", "core",
    "flow",  "lane",  "mill",   "ridge", "side",   "span",  "spring", "view",  "ward",  "way",   "yard", "works"};

constexpr Trade kTrades[] = {
    {"Software", "software", "COMPUTER_SOFTWARE", "Software", true},
    {"Cloud", "cloud", "INFORMATION_TECHNOLOGY_AND_SERVICES", "IT services", true},
    {"Analytics", "analytics", "INFORMATION_SERVICES", "Data & analytics", true},
    {"Payments", "payments", "FINANCIAL_SERVICES", "Fintech", true},
    {"Capital", "capital", "INVESTMENT_MANAGEMENT", "Investment management", true},
    {"Security", "security", "COMPUTER_NETWORK_SECURITY", "Cyber security", true},
    {"Learning", "learning", "E_LEARNING", "E-learning", true},
    {"Telecom", "telecom", "TELECOMMUNICATIONS", "Telecommunications", true},
    {"Logistics", "logistics", "LOGISTICS_AND_SUPPLY_CHAIN", "Logistics & supply chain", false},
    {"Freight", "freight", "PACKAGE_FREIGHT_DELIVERY", "Freight", false},
    {"Foods", "foods", "FOOD_PRODUCTION", "Food production", false},
    {"Beverages", "beverages", "FOOD_BEVERAGES", "Food and beverages", false},
    {"Robotics", "robotics", "INDUSTRIAL_AUTOMATION", "Industrial automation", false},
    {"Machinery", "machinery", "MACHINERY", "Machinery", false},
    {"Instruments", "instruments", "MEDICAL_DEVICES", "Medical devices", false},
    {"Clinics", "clinics", "HOSPITAL_HEALTH_CARE", "Health care", false},
    {"Pharma", "pharma", "PHARMACEUTICALS", "Pharmaceuticals", false},
    {"Biotech", "biotech", "BIOTECHNOLOGY", "Biotechnology", false},
    {"Insurance", "insurance", "INSURANCE", "Insurance", true},
    {"Energy", "energy", "RENEWABLES_ENVIRONMENT", "Renewable energy", false},
    {"Utilities", "utilities", "UTILITIES", "Utilities", false},
    {"Construction", "construction", "CONSTRUCTION", "Construction", false},
    {"Architects", "architects", "ARCHITECTURE_PLANNING", "Architecture", false},
    {"Properties", "properties", "REAL_ESTATE", "Real estate", false},
    {"Hotels", "hotels", "HOSPITALITY", "Hospitality", false},
    {"Travel", "travel", "LEISURE_TRAVEL_TOURISM", "Travel & tourism", false},
    {"Retail", "retail", "RETAIL", "Retail", false},
    {"Apparel", "apparel", "APPAREL_FASHION", "Fashion", false},
    {"Furniture", "furniture", "FURNITURE", "Furniture", false},
    {"Motors", "motors", "AUTOMOTIVE", "Automotive", false},
    {"Aviation", "aviation", "AVIATION_AEROSPACE", "Aerospace", false},
    {"Chemicals", "chemicals", "CHEMICALS", "Chemicals", false},
    {"Packaging", "packaging", "PACKAGING_AND_CONTAINERS", "Packaging", false},
    {"Print", "print", "PRINTING", "Printing", false},
    {"Media", "media", "ONLINE_MEDIA", "Media", true},
    {"Marketing", "marketing", "MARKETING_AND_ADVERTISING", "Marketing agency", true},
    {"Consulting", "consulting", "MANAGEMENT_CONSULTING", "Management consulting", true},
    {"Staffing", "staffing", "STAFFING_AND_RECRUITING", "Staffing & recruiting", false},
    {"Legal", "legal", "LAW_PRACTICE", "Law firm", false},
    {"Foundation", "foundation", "NON_PROFIT_ORGANIZATION_MANAGEMENT", "Non-profit", false},
};

// Frequent titles stand more than once.
constexpr JobTitle kTitles[] = {
    {"CEO", "executive"},
    {"Founder & CEO", "executive"},
    {"CTO", "executive"},
    {"CFO", "executive"},
    {"Chief Marketing Officer", "executive"},
    {"Chief Revenue Officer", "executive"},
    {"Managing Director", "executive"},
    {"VP of Sales", "vp"},
    {"VP Engineering", "vp"},
    {"VP, Customer Success", "vp"},
    {"Director of Marketing", "director"},
    {"Director of Operations", "director"},
    {"Sales Director, EMEA", "director"},
    {"Head of Procurement", "director"},
    {"Head of IT", "director"},
    {"Head of Growth", "director"},
    {"Marketing Manager", "manager"},
    {"Marketing Manager", "manager"},
    {"Sales Manager", "manager"},
    {"Sales Manager", "manager"},
    {"Product Manager", "manager"},
    {"Product Manager", "manager"},
    {"Project Manager", "manager"},
    {"Operations Manager", "manager"},
    {"IT Manager", "manager"},
    {"Office Manager", "manager"},
    {"Purchasing Manager", "manager"},
    {"HR Manager", "manager"},
    {"Customer Success Manager", "manager"},
    {"Demand Generation Manager", "manager"},
    {"RevOps Manager", "manager"},
    {"Account Executive", "employee"},
    {"Account Executive", "employee"},
    {"Business Development Representative", "employee"},
    {"Software Engineer", "employee"},
    {"Software Engineer", "employee"},
    {"Senior Software Engineer", "senior"},
    {"Data Analyst", "employee"},
    {"Senior Data Scientist", "senior"},
    {"DevOps Engineer", "employee"},
    {"UX Designer", "employee"},
    {"Content Strategist", "employee"},
    {"Financial Controller", "senior"},
    {"Accountant", "employee"},
    {"Buyer", "employee"},
    {"Consultant", "employee"},
    {"Senior Consultant", "senior"},
    {"Executive Assistant", "employee"},
    {"Recruiter", "employee"},
    {"Team Lead, Support", "manager"},
    {"Solutions Architect", "senior"},
    {"Plant Manager", "manager"},
    {"Quality Engineer", "employee"},
    {"Partner", "partner"},
    {"Owner", "owner"},
    {"Intern", "entry"},
};

constexpr const char* kMailboxes[] = {"info",      "sales", "office",  "contact", "hello", "support",
                                      "marketing", "hr",    "billing", "press",   "admin", "purchasing"};

constexpr const char* kMessages[] = {
    "Hi, could you send me a quote for 25 seats?",
    "We saw your demo last week and would like to talk to sales.",
    "Please call me back after 3 pm.",
    "Who can tell me more about the \"Enterprise\" plan?",
    "Line one\nLine two\n\nBest regards",
    "Your form at C:\\forms\\trial did not work for me.",
    "Price?",
    "We are comparing three vendors. Our must-haves:\n\t- SSO\n\t- an API\n\t- hosting in the EU\nDo you have all "
    "three?",
    "Guten Tag, wir h\u00e4tten gerne ein Angebot f\u00fcr 120 Lizenzen. Mit freundlichen Gr\u00fc\u00dfen",
    "Bonjour, est-il possible d'essayer le produit gratuitement ? Merci d'avance.",
    "\u00bfPueden enviarme la documentaci\u00f3n t\u00e9cnica?",
    "\u304a\u4e16\u8a71\u306b\u306a\u3063\u3066\u304a\u308a\u307e\u3059\u3002\u8cc7\u6599\u3092\u9001\u3063\u3066\u304f"
    "\u3060\u3055\u3044\u3002",
    "Great webinar! \U0001F44F\U0001F44F When is the next one? \U0001F600",
    "The person who used to own this at our side has left; I am taking over. Could we go through the open points, the "
    "renewal date and the number of seats we really use? We also have questions from our data protection officer.",
};

constexpr const char* kForms[] = {"Contact us",
                                  "Newsletter sign-up",
                                  "Book a demo",
                                  "Pricing request",
                                  "Webinar registration: Q3 product tour",
                                  "E-book: The lead scoring guide",
                                  "Start free trial"};

constexpr const char* kEmails[] = {"October newsletter",    "Product update 4.2", "Webinar invitation",
                                   "Case study: logistics", "We miss you",        "Welcome, part 1"};

constexpr const char* kLosses[] = {"Price",       "No budget this year",          "Chose a competitor",
                                   "No decision", "Missing feature: on-premises", "Contact left the company"};

constexpr const char* kSubjects[] = {"Platform subscription", "Pilot",          "Team plan",
                                     "Enterprise plan",       "Annual licence", "Onboarding package",
                                     "Data integration"};

constexpr const char* kOwners[] = {"41629779", "41629780", "52033118", "60918822", "60918823", "71140006"};

}  // namespace

std::span<const char* const> company_prefixes() { return kPrefixes; }
std::span<const char* const> company_roots() { return kRoots; }
std::span<const Trade> trades() { return kTrades; }
std::span<const JobTitle> job_titles() { return kTitles; }
std::span<const char* const> role_mailboxes() { return kMailboxes; }
std::span<const char* const> messages() { return kMessages; }
std::span<const char* const> form_names() { return kForms; }
std::span<const char* const> email_names() { return kEmails; }
std::span<const char* const> loss_reasons() { return kLosses; }
std::span<const char* const> deal_subjects() { return kSubjects; }
const char* owner_of(std::uint64_t company) { return kOwners[company % std::size(kOwners)]; }

}  // namespace simulator
