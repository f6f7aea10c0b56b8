#include "hash.hpp"
#include "trailspark/record.hpp"

namespace trailspark {
namespace {

std::uint64_t hash_of(const std::vector<PropertyIndex>& properties) noexcept {
  return hash_bytes(reinterpret_cast<const char*>(properties.data()), properties.size() * sizeof(PropertyIndex));
}

}  // namespace

std::optional<PropertyIndex> RecordSchema::intern(std::string_view name) {
  if (const auto found = indexes_.find(name); found != indexes_.end()) {
    return found->second;
  }
  if (names_.size() >= kMaxProperties) {
    return std::nullopt;
  }
  const auto index = static_cast<PropertyIndex>(names_.size());
  names_.push_back(&indexes_.emplace(name, index).first->first);
  return index;
}

PropertyIndex RecordSchema::find(std::string_view name) const noexcept {
  const auto found = indexes_.find(name);
  return found == indexes_.end() ? kNoProperty : found->second;
}

ShapeIndex RecordSchema::shape(const std::vector<PropertyIndex>& properties) {
  const std::uint64_t hash = hash_of(properties);
  if (const auto known = shapes_by_hash_.find(hash); known != shapes_by_hash_.end()) {
    for (const ShapeIndex index : known->second) {
      if (shapes_[index].properties == properties) {
        return index;
      }
    }
  }
  if (shapes_.size() >= kMaxShapes) {
    return kOwnShape;
  }
  Shape shape;
  shape.properties = properties;
  for (std::size_t slot = 0; slot < properties.size(); ++slot) {
    if (properties[slot] >= shape.slots.size()) {
      shape.slots.resize(properties[slot] + std::size_t{1}, Shape::kNoSlot);
    }
    shape.slots[properties[slot]] = static_cast<std::uint16_t>(slot);
  }
  shapes_.push_back(std::move(shape));
  const auto index = static_cast<ShapeIndex>(shapes_.size() - 1);
  shapes_by_hash_[hash].push_back(index);
  return index;
}

std::size_t RecordSchema::memory() const noexcept {
  std::size_t bytes = dictionary_.memory() + names_.capacity() * sizeof(void*);
  for (const std::string* name : names_) {
    bytes += name->capacity() + sizeof(std::string) + 4 * sizeof(void*);
  }
  for (const Shape& shape : shapes_) {
    bytes += sizeof shape + (shape.properties.capacity() + shape.slots.capacity()) * sizeof(PropertyIndex);
  }
  return bytes;
}

}  // namespace trailspark
