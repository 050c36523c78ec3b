"""What the desk knows: places, people, measures, events and awards, their names, their trees and their units."""
