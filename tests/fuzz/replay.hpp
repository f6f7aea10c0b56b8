#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

/// Gives every file of a folder to a fuzz target; the test fails where the folder is empty. A target stops the program
/// itself where it finds a fault, so the name of each input is told to the test before.
void replay(const std::string& folder, int (*target)(const std::uint8_t*, std::size_t));
