#include "pipelines.hpp"

namespace simulator {
namespace {

constexpr Stage kSales[] = {{"appointmentscheduled", "Appointment scheduled", "0.2", false},
                            {"qualifiedtobuy", "Qualified to buy", "0.4", false},
                            {"presentationscheduled", "Presentation scheduled", "0.6", false},
                            {"decisionmakerboughtin", "Decision maker bought-in", "0.8", false},
                            {"contractsent", "Contract sent", "0.9", false},
                            {"closedwon", "Closed won", "1.0", true},
                            {"closedlost", "Closed lost", "0.0", true}};

constexpr Stage kRenewals[] = {{"108244170", "Renewal due", "0.5", false},
                               {"108244171", "In negotiation", "0.7", false},
                               {"108244172", "Renewed", "1.0", true},
                               {"108244173", "Churned", "0.0", true}};

constexpr Stage kPartners[] = {{"221907655", "Referred", "0.1", false},
                               {"221907656", "Joint call held", "0.5", false},
                               {"221907657", "Won with partner", "1.0", true},
                               {"221907658", "Lost", "0.0", true}};

constexpr Pipeline kPipelines[] = {{"default", "Sales Pipeline", kSales},
                                   {"48113902", "Renewals", kRenewals},
                                   {"97350264", "Partner deals", kPartners}};

}  // namespace

std::span<const Pipeline> pipelines() { return kPipelines; }

}  // namespace simulator
